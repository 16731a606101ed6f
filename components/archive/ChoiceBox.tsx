import type { Head } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';

/** Which conversations are chosen for something. */
export interface Choice {
  has: (head: Head) => boolean;
  toggle: (head: Head) => void;
  /** Chooses all of these, or none of them when all are chosen already. */
  toggleAll: (heads: readonly Head[]) => void;
}

/** The box of one conversation in a list. */
export function ChoiceBox({ head, choice, t }: { head: Head; choice: Choice; t: Translate }) {
  return (
    <input
      type="checkbox"
      aria-label={t('archive_choose', { title: head.title ?? t('archive_untitled') })}
      checked={choice.has(head)}
      onChange={() => choice.toggle(head)}
    />
  );
}

/** One box for all that is listed: whoever searched for something often wants just that. */
export function ChooseAll({ heads, choice, t }: { heads: readonly Head[]; choice: Choice; t: Translate }) {
  return (
    <label class="choose-all">
      <input
        type="checkbox"
        checked={heads.length > 0 && heads.every(choice.has)}
        disabled={heads.length === 0}
        onChange={() => choice.toggleAll(heads)}
      />
      {t('archive_choose_all')}
    </label>
  );
}
