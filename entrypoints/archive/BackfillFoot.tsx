import { BackfillPanel } from '../../components/archive/BackfillPanel';
import { useNow } from '../../components/use-now';
import type { Database } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';
import { send } from '../../lib/platform/messages';
import type { HrefOf } from './route';
import { useBackfill } from './use-backfill';

/** "Back up everything", below the list: the background does it, this only shows how far it is. */
export function BackfillFoot({ database, hrefOf, t }: { database: Database; hrefOf: HrefOf; t: Translate }) {
  const { progress, refresh } = useBackfill(database);
  const now = useNow();
  if (!progress) return null;
  const ask = (what: 'start' | 'pause' | 'resume' | 'cancel') => () =>
    void send(`backfill/${what}`).then(refresh, refresh);
  return (
    <BackfillPanel
      {...{ progress, now, hrefOf, t }}
      onStart={ask('start')}
      onPause={ask('pause')}
      onResume={ask('resume')}
      onCancel={ask('cancel')}
    />
  );
}
