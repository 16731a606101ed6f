import type { ImportReport } from '../../lib/archive/import-report';
import type { ExportReport } from '../../lib/archive/transfer';
import { refusalWords } from '../../lib/i18n/refusal-words';
import type { Translate } from '../../lib/i18n/translate';
import { Named } from './Named';
import type { TransferState } from './transfer-state';

interface TransferResultProps {
  state: TransferState;
  t: Translate;
  onDismiss: () => void;
}

/** How an import or an export ended; nothing while none has. */
export function TransferResult({ state, t, onDismiss }: TransferResultProps) {
  if (state.is === 'idle' || state.is === 'running') return null;
  return (
    <div class="transfer-result" data-failed={hasFailed(state)}>
      <Outcome state={state} t={t} />
      <button class="button" data-kind="plain" type="button" onClick={onDismiss}>
        {t('archive_result_close')}
      </button>
    </div>
  );
}

function hasFailed(state: TransferState): boolean {
  if (state.is === 'exported') return state.report.failed.length + state.report.damaged.length > 0;
  return state.is === 'failed';
}

function Outcome({ state, t }: { state: TransferState; t: Translate }) {
  switch (state.is) {
    case 'imported':
      return <Imported report={state.report} t={t} />;
    case 'exported':
      return <Exported name={state.name} report={state.report} t={t} />;
    case 'cancelled':
      return <p>{t('archive_export_cancelled')}</p>;
    case 'failed':
      return <p dir="auto">{state.because}</p>;
    default:
      return null;
  }
}

function Imported({ report, t }: { report: ImportReport; t: Translate }) {
  const { updated, beside, unchanged, skipped, cancelled } = report;
  const counted = report.new + updated + beside + unchanged;
  return (
    <>
      {cancelled && <p>{t('archive_import_cancelled')}</p>}
      <p>
        {counted === 0
          ? t('archive_import_nothing')
          : t('archive_imported', { added: report.new, updated, unchanged })}
      </p>
      {beside > 0 && <p>{t('archive_imported_beside', { count: beside })}</p>}
      <Named title={t('archive_import_skipped', { count: skipped.length })} count={skipped.length}>
        {skipped.map(({ from, because }, place) => (
          <li key={place}>
            <bdi>{from}</bdi>: {refusalWords(because, t)}
          </li>
        ))}
      </Named>
    </>
  );
}

function Exported({ name, report, t }: { name: string; report: ExportReport; t: Translate }) {
  const { verified, total, failed, damaged } = report;
  return (
    <>
      <p>{t('archive_exported', { verified, total, name })}</p>
      <Named title={t('archive_export_failed', { count: failed.length })} count={failed.length}>
        {failed.map(({ path, why }) => (
          <li key={path}>
            <bdi>{path}</bdi>: {t(`archive_export_${why}`)}
          </li>
        ))}
      </Named>
      <Named title={t('archive_export_damaged', { count: damaged.length })} count={damaged.length}>
        {damaged.map(({ title, copy }) => (
          <li key={`${title} ${copy}`}>
            <bdi>{title ?? t('archive_untitled')}</bdi> ({t('archive_export_copy', { number: copy })})
          </li>
        ))}
      </Named>
    </>
  );
}
