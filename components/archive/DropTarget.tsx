import { useLayoutEffect, useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';

/** The whole page takes files that are dropped on it, and says so while one is held over it. */
export function DropTarget({ t, onFiles }: { t: Translate; onFiles: (files: File[]) => void }) {
  const [held, setHeld] = useState(false);
  // Before the page can be seen: a file that is dropped on it a moment too early would be opened instead.
  useLayoutEffect(() => {
    const stop = new AbortController();
    const take = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      // Otherwise the browser would leave the page and open the file.
      event.preventDefault();
      setHeld(event.type === 'dragover');
      if (event.type === 'drop') onFiles([...event.dataTransfer.files]);
    };
    const leave = (event: DragEvent) => {
      // Only leaving the page itself has nothing that is entered instead.
      if (!event.relatedTarget) setHeld(false);
    };
    addEventListener('dragover', take, { signal: stop.signal });
    addEventListener('drop', take, { signal: stop.signal });
    addEventListener('dragleave', leave, { signal: stop.signal });
    return () => stop.abort();
  }, [onFiles]);
  return held ? <div class="drop">{t('archive_drop')}</div> : null;
}
