import type { Translate } from '../../lib/i18n/translate';

/** Says what was deleted, and gives it back while there is time. */
export function UndoBar({ title, t, onUndo }: { title: string | null; t: Translate; onUndo: () => void }) {
  return (
    <div class="undo" role="status">
      <span>
        <bdi>{t('archive_deleted', { title: title ?? t('archive_untitled') })}</bdi>
      </span>
      <button class="button" data-kind="plain" type="button" onClick={onUndo}>
        {t('archive_undo')}
      </button>
    </div>
  );
}
