import { VerifyPanel } from '../../components/archive/VerifyPanel';
import type { Database, Head } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';
import { BackfillFoot } from './BackfillFoot';
import { FolderFoot } from './FolderFoot';
import type { HrefOf } from './route';
import { StorageFoot } from './StorageFoot';
import { TransferFoot } from './TransferFoot';
import type { Transfers } from './transfers';
import { useErrand } from './use-errand';
import { useVerify } from './use-verify';

interface FootProps {
  database: Database;
  heads: readonly Head[];
  hrefOf: HrefOf;
  transfers: Transfers;
  t: Translate;
}

/** What is done with the whole archive, below the list. */
export function Foot({ database, heads, hrefOf, transfers, t }: FootProps) {
  const { state, verify, cancel } = useVerify(database, heads);
  useErrand('verify', verify);
  return (
    <>
      <BackfillFoot {...{ database, hrefOf, t }} />
      <TransferFoot {...{ database, transfers, t }} exportable={heads.length > 0} />
      <FolderFoot {...{ database, t }} />
      <VerifyPanel {...{ state, t }} onVerify={verify} onCancel={cancel} />
      <StorageFoot t={t} />
    </>
  );
}
