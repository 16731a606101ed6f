import type { Progress } from '../../lib/archive/backfill/progress';
import { clockTime } from '../../lib/i18n/clock-time';
import { duration } from '../../lib/i18n/duration';
import type { Translate } from '../../lib/i18n/translate';
import { Age } from '../Age';

export interface BackfillPanelProps {
  progress: Progress;
  /** Epoch ms. */
  now: number;
  hrefOf: (conversation: Progress['missing'][number]) => string;
  t: Translate;
  onStart: () => void;
  onPause: () => void;
  onResume: () => void;
  onCancel: () => void;
}

/** All conversations of the account, fetched as fast as ChatGPT lets it: how far it is, why it waits, and what could not be had. */
export function BackfillPanel(props: BackfillPanelProps) {
  const { progress, t, onStart } = props;
  const isUnderWay = progress.state === 'running' || progress.state === 'paused';
  return (
    <section class="backfill" aria-label={t('backfill_button')}>
      <Missing {...props} />
      {isUnderWay ? (
        <UnderWay {...props} />
      ) : (
        <>
          <p class="verify-offer">
            <span class="soft">{t(progress.state === 'done' ? 'backfill_again' : 'backfill_offer')}</span>
            <button class="button" data-kind="plain" type="button" onClick={onStart}>
              {t('backfill_button')}
            </button>
          </p>
          {progress.state === 'none' && <p class="soft hint">{t('backfill_does')}</p>}
        </>
      )}
      <div role="status">{progress.state === 'done' && <Result progress={progress} t={t} />}</div>
      {progress.missing.length === 0 && <Audited {...props} />}
      <Failures progress={progress} t={t} />
    </section>
  );
}

function UnderWay({ progress, now, t, onPause, onResume, onCancel }: BackfillPanelProps) {
  const { state, done, total, files, listing } = progress;
  const isPaused = state === 'paused';
  const percent = total === 0 ? 0 : Math.floor((done / total) * 100);
  return (
    <div class="progress">
      <div
        role="progressbar"
        aria-label={t('backfill_running')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        class="progress-bar"
      >
        <div style={{ inlineSize: `${percent}%` }} />
      </div>
      <p>
        {t(listing ? 'backfill_of_so_far' : 'backfill_of', { done, total })}
        {files > 0 && <> · {t('backfill_files', { count: files })}</>}
        <br />
        {remaining(progress, t)}
      </p>
      <p class="soft" role="status">
        {waiting(progress, now, t)}
      </p>
      <div class="actions">
        <button class="button" data-kind="plain" type="button" onClick={isPaused ? onResume : onPause}>
          {t(isPaused ? 'backfill_resume' : 'backfill_pause')}
        </button>
        <button class="button" data-kind="plain" type="button" onClick={onCancel}>
          {t('progress_cancel')}
        </button>
      </div>
    </div>
  );
}

function remaining({ remainingMs }: Progress, t: Translate): string {
  if (remainingMs === null) return t('backfill_left_unknown');
  return t('backfill_left', { time: duration(remainingMs, t('languageTag')) });
}

/** Why nothing seems to happen, and when it goes on. */
function waiting({ state, waits, nextAt }: Progress, now: number, t: Translate): string | null {
  if (state === 'paused' && waits !== 'full') return t('backfill_paused');
  if (waits === null) return null;
  return t(`backfill_waits_${waits.replace('-', '_')}`, { time: clockTime(nextAt, now, t('languageTag')) });
}

function Result({ progress: { done, failed, lost }, t }: { progress: Progress; t: Translate }) {
  return (
    <p>
      {t('backfill_done', { count: done - failed })}{' '}
      {failed > 0 && t('backfill_done_failed', { count: failed })} {lost > 0 && t('backfill_done_lost')}
    </p>
  );
}

/** That somebody looked, when, and how much that says. */
function Audited({ progress: { audit }, t }: Pick<BackfillPanelProps, 'progress' | 't'>) {
  if (audit === null) return null;
  if (audit.is === 'running') return <p class="soft audited">{t('audit_running')}</p>;
  return (
    <p class="soft audited">
      <Age at={audit.at} sentence={`audit_${audit.is}`} t={t} />
    </p>
  );
}

/** After an outage: what was here before and is not there any more. It was asked for, one by one. */
function Missing({ progress, hrefOf, t }: BackfillPanelProps) {
  const { missing } = progress;
  if (missing.length === 0) return null;
  return (
    <div class="missing">
      <p>{t('backfill_missing', { count: missing.length })}</p>
      <ul>
        {missing.map((one) => (
          <li key={`${one.account} ${one.conversationId}`}>
            <a href={hrefOf(one)} dir="auto">
              {one.title ?? t('archive_untitled')}
            </a>
          </li>
        ))}
      </ul>
      <Audited {...{ progress, t }} />
    </div>
  );
}

function Failures({ progress: { failures }, t }: { progress: Progress; t: Translate }) {
  if (failures.length === 0) return null;
  return (
    <details class="failures">
      <summary>{t('backfill_failures')}</summary>
      <ul>
        {failures.map(({ conversationId, title, why }) => (
          <li key={conversationId}>
            <span dir="auto">{title ?? t('archive_untitled')}</span>
            <span class="soft"> · {t(`backfill_why_${(why ?? 'changed').replace('-', '_')}`)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
