import { VerifyPanel } from '../../components/archive/VerifyPanel';
import type { Database, Head } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';
import { BackfillFoot } from './BackfillFoot';
import type { HrefOf } from './route';
import { StorageFoot } from './StorageFoot';
import { useVerify } from './use-verify';

interface FootProps {
  database: Database;
  heads: readonly Head[];
  hrefOf: HrefOf;
  t: Translate;
}

/** What is done with the whole archive, below the list. */
export function Foot({ database, heads, hrefOf, t }: FootProps) {
  const { state, verify, cancel } = useVerify(database, heads);
  return (
    <>
      <BackfillFoot {...{ database, hrefOf, t }} />
      <VerifyPanel {...{ state, t }} onVerify={verify} onCancel={cancel} />
      <StorageFoot t={t} />
    </>
  );
}
