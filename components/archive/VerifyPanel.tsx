import type { Translate } from '../../lib/i18n/translate';
import { Progress } from '../Progress';

/** Nothing asked yet, at work, or what came out. */
export type VerifyState =
  | { is: 'idle' }
  | { is: 'running'; done: number; total: number; remainingMs: number | null }
  | {
      is: 'done';
      checked: number;
      total: number;
      cancelled: boolean;
      /** The conversations with a copy that is no longer what was kept. */
      damaged: readonly { title: string | null; href: string }[];
    };

export interface VerifyPanelProps {
  state: VerifyState;
  t: Translate;
  onVerify: () => void;
  onCancel: () => void;
}

function Result({ state, t }: { state: Extract<VerifyState, { is: 'done' }>; t: Translate }) {
  const { checked, total, cancelled, damaged } = state;
  const key =
    damaged.length > 0
      ? 'archive_verified_damaged'
      : cancelled
        ? 'archive_verify_cancelled'
        : 'archive_verified';
  return (
    <>
      <p class="verified" data-failed={damaged.length > 0}>
        {t(key, { checked, count: damaged.length > 0 ? damaged.length : total, total })}
      </p>
      {damaged.length > 0 && (
        <ul>
          {damaged.map(({ title, href }) => (
            <li key={href}>
              <a href={href}>{title ?? t('archive_untitled')}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Reads every copy again and compares it with what was kept. */
export function VerifyPanel({ state, t, onVerify, onCancel }: VerifyPanelProps) {
  return (
    <div class="verify">
      {state.is === 'running' ? (
        <Progress {...state} label={t('archive_verifying')} t={t} onCancel={onCancel} />
      ) : (
        <p class="verify-offer">
          <span class="soft">{t('archive_verify_does')}</span>
          <button class="button" data-kind="plain" type="button" onClick={onVerify}>
            {t('archive_verify')}
          </button>
        </p>
      )}
      <div role="status">{state.is === 'done' && <Result state={state} t={t} />}</div>
    </div>
  );
}
