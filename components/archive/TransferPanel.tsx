import './transfer.css';
import { useEffect, useRef } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import { Progress } from '../Progress';
import { TransferResult } from './TransferResult';
import type { TransferState } from './transfer-state';

export interface TransferPanelProps {
  state: TransferState;
  /** There is something to export. */
  exportable: boolean;
  /** Somebody came to import: how is said, and the button waits under their hand. */
  invited: boolean;
  /** The panel in which an export is decided on in detail. */
  options: { id: string; open: boolean; onOpen: (open: boolean) => void };
  t: Translate;
  onImport: (files: File[]) => void;
  onExportAll: () => void;
  onCancel: () => void;
  onDismiss: () => void;
}

const MEGABYTE = 1_000_000;

function Running({
  state,
  t,
  onCancel,
}: { state: Extract<TransferState, { is: 'running' }> } & Pick<TransferPanelProps, 't' | 'onCancel'>) {
  const { step, done, total, remainingMs } = state;
  const megabytes = (bytes: number) => Math.ceil(bytes / MEGABYTE);
  const label = t(step === 'verifying' ? 'archive_verifying_file' : `archive_${step}`);
  const far =
    step === 'checking' || step === 'importing'
      ? t('progress_of_megabytes', { done: megabytes(done), total: megabytes(total) })
      : t('progress_of', { done, total });
  return (
    <div class="transfer-running">
      <p aria-hidden="true">{label}</p>
      <Progress {...{ label, done, total, remainingMs, far, t, onCancel }} />
    </div>
  );
}

/** Files in and files out: offered, at work, or how it ended. */
export function TransferPanel(props: TransferPanelProps) {
  const { state, exportable, invited, options, t, onImport, onExportAll, onCancel, onDismiss } = props;
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const before = useRef(state.is);
  useEffect(() => {
    if (invited) button.current?.focus();
  }, [invited]);
  useEffect(() => {
    // What was pressed has given way to something else: the keyboard goes on there, unless it is elsewhere already.
    const isLost = before.current !== state.is && document.activeElement === document.body;
    before.current = state.is;
    if (!isLost) return;
    const own = panel.current?.querySelector<HTMLElement>(
      '.transfer-result button, .transfer-running button',
    );
    (own ?? button.current)?.focus({ preventScroll: true });
  }, [state.is]);
  const choose = (event: Event & { currentTarget: HTMLInputElement }) => {
    const files = [...(event.currentTarget.files ?? [])];
    // The same file may be chosen again.
    event.currentTarget.value = '';
    onImport(files);
  };
  return (
    <div class="transfer" ref={panel}>
      {invited && state.is === 'idle' && <p class="transfer-which">{t('archive_import_which')}</p>}
      {state.is === 'running' ? (
        <Running {...{ state, t, onCancel }} />
      ) : (
        <p class="transfer-offer">
          <button
            ref={button}
            class="button"
            data-kind={invited ? 'main' : undefined}
            type="button"
            onClick={() => input.current?.click()}
          >
            {t('archive_import')}
          </button>
          {exportable && (
            <>
              <button class="button" type="button" onClick={onExportAll}>
                {t('archive_export_all')}
              </button>
              <button
                class="button"
                data-kind="plain"
                type="button"
                aria-label={t('archive_export_more')}
                aria-expanded={options.open}
                aria-controls={options.open ? options.id : undefined}
                onClick={() => options.onOpen(!options.open)}
              >
                {t('archive_export_options')}
              </button>
            </>
          )}
          <input
            ref={input}
            type="file"
            hidden
            multiple
            accept=".zip,.json,application/zip,application/json"
            aria-label={t('archive_import_files')}
            onChange={choose}
          />
        </p>
      )}
      <div role="status">
        <TransferResult {...{ state, t, onDismiss }} />
      </div>
    </div>
  );
}
