import { useId, useState } from 'preact/hooks';
import { DropTarget } from '../../components/archive/DropTarget';
import { ExportPanel, type ExportPanelProps } from '../../components/archive/ExportPanel';
import { TransferPanel } from '../../components/archive/TransferPanel';
import { BackupReminder } from '../../components/BackupReminder';
import type { Database } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';
import { useObserved } from './observed';
import { isErrand } from './route';
import type { Transfers } from './transfers';
import { useErrand } from './use-errand';
import { useOptions } from './use-options';
import { useReminder } from './use-reminder';

interface TransferFootProps {
  database: Database;
  transfers: Transfers;
  /** There is something to export. */
  exportable: boolean;
  t: Translate;
}

/** Files in and files out. */
export function TransferFoot({ database, transfers, exportable, t }: TransferFootProps) {
  const reminder = useReminder(database);
  const state = useObserved(transfers.state);
  const chosen = useObserved(transfers.chosen);
  const [options, setOptions] = useOptions();
  const [what, setWhat] = useState<ExportPanelProps['what']>('markdown');
  const [open, setOpen] = useState(false);
  const [invited] = useState(() => isErrand('import', location));
  const id = useId();
  const saveAll = () => transfers.exportAll({ what: 'backup', options, only: null });
  useErrand('save', saveAll);
  const choose = (choosing: boolean) => transfers.chosen.set(choosing ? new Map() : null);
  const show = (opens: boolean) => {
    setOpen(opens);
    choose(false);
  };
  return (
    <>
      <DropTarget t={t} onFiles={transfers.importFiles} />
      {exportable && <BackupReminder {...{ reminder, t }} onSave={saveAll} />}
      {open && (
        <ExportPanel
          {...{ id, options, what, t }}
          chosen={chosen?.size ?? null}
          onWhat={setWhat}
          onOptions={setOptions}
          onChoose={choose}
          onExport={() => {
            transfers.exportAll({ what, options, only: chosen && [...chosen.values()] });
            show(false);
          }}
        />
      )}
      <TransferPanel
        {...{ state, exportable, invited, t }}
        options={{ id, open, onOpen: show }}
        onImport={transfers.importFiles}
        onExportAll={saveAll}
        onCancel={transfers.cancel}
        onDismiss={transfers.dismiss}
      />
    </>
  );
}
