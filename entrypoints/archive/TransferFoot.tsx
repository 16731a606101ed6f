import { useEffect, useId, useState } from 'preact/hooks';
import { DropTarget } from '../../components/archive/DropTarget';
import { ExportPanel, type ExportPanelProps } from '../../components/archive/ExportPanel';
import { TransferPanel } from '../../components/archive/TransferPanel';
import { type ExportOptions, USUAL_OPTIONS } from '../../lib/export/export-options';
import type { Translate } from '../../lib/i18n/translate';
import { exportOptions } from '../../lib/settings/export-options';
import { useObserved } from './observed';
import { isImportWanted } from './route';
import type { Transfers } from './transfers';

interface TransferFootProps {
  transfers: Transfers;
  /** There is something to export. */
  exportable: boolean;
  t: Translate;
}

/** Files in and files out. */
export function TransferFoot({ transfers, exportable, t }: TransferFootProps) {
  const state = useObserved(transfers.state);
  const chosen = useObserved(transfers.chosen);
  const [options, setOptions] = useOptions();
  const [what, setWhat] = useState<ExportPanelProps['what']>('markdown');
  const [open, setOpen] = useState(false);
  const [invited] = useState(() => isImportWanted(location));
  const id = useId();
  const choose = (choosing: boolean) => transfers.chosen.set(choosing ? new Map() : null);
  const show = (opens: boolean) => {
    setOpen(opens);
    choose(false);
  };
  return (
    <>
      <DropTarget t={t} onFiles={transfers.importFiles} />
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
        onExportAll={() => transfers.exportAll({ what: 'backup', options, only: null })}
        onCancel={transfers.cancel}
        onDismiss={transfers.dismiss}
      />
    </>
  );
}

/** What was decided the last time, remembered when it changes. */
function useOptions(): [ExportOptions, (options: ExportOptions) => void] {
  const [options, setOptions] = useState(USUAL_OPTIONS);
  useEffect(() => {
    exportOptions.get().then((decided) => setOptions({ ...USUAL_OPTIONS, ...decided }));
  }, []);
  const decide = (decided: ExportOptions) => {
    setOptions(decided);
    exportOptions.set(decided);
  };
  return [options, decide];
}
