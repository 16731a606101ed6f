import type { Translate } from '../lib/i18n/translate';

export interface RecoveryWishProps {
  /** Whether the user has asked to be told; null when there is nothing that could be told. */
  wished: boolean | null;
  /** What became of the last click, one sentence. */
  told: string | null;
  t: Translate;
  onWish: (wished: boolean) => void;
}

/** While the service is down: one button that asks to be told when it works again. */
export function RecoveryWish({ wished, told, t, onWish }: RecoveryWishProps) {
  if (wished === null) return null;
  return (
    <div class="deed">
      <button class="button" type="button" aria-pressed={wished} onClick={() => onWish(!wished)}>
        {t('warning_tell_me')}
      </button>
      <p class="told" role="status">
        {told}
      </p>
    </div>
  );
}
