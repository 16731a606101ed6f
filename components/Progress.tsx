import type { Translate } from '../lib/i18n/translate';

export interface ProgressProps {
  /** What is being done, for those who do not see the bar. */
  label: string;
  done: number;
  total: number;
  /** How far it is in words, where the two numbers alone do not say it. */
  far?: string;
  /** Null while it cannot be told yet. */
  remainingMs: number | null;
  t: Translate;
  onCancel: () => void;
}

function remaining(ms: number | null, t: Translate): string {
  if (ms === null) return t('progress_remaining_unknown');
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 90
    ? t('progress_remaining_seconds', { count: seconds })
    : t('progress_remaining_minutes', { count: Math.round(seconds / 60) });
}

/** Long work: how far it is, how long it will still take, and a way out. */
export function Progress({ label, done, total, far, remainingMs, t, onCancel }: ProgressProps) {
  const percent = total === 0 ? 0 : Math.floor((done / total) * 100);
  return (
    <div class="progress">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        class="progress-bar"
      >
        <div style={{ inlineSize: `${percent}%` }} />
      </div>
      <p>
        {far ?? t('progress_of', { done, total })} · {remaining(remainingMs, t)}
      </p>
      <button class="button" data-kind="plain" type="button" onClick={onCancel}>
        {t('progress_cancel')}
      </button>
    </div>
  );
}
