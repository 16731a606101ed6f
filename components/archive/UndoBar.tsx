import { useEffect, useRef } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';

/** Says what was deleted, and gives it back while there is time: whoever deleted it is asked at once. */
export function UndoBar({ title, t, onUndo }: { title: string | null; t: Translate; onUndo: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    button.current?.focus();
  }, []);
  return (
    <div class="undo" role="status">
      <span>
        <bdi>{t('archive_deleted', { title: title ?? t('archive_untitled') })}</bdi>
      </span>
      <button ref={button} class="button" data-kind="plain" type="button" onClick={onUndo}>
        {t('archive_undo')}
      </button>
    </div>
  );
}
