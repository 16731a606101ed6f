import type { RefObject } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { Files, type FileView } from './files';
import { whenPrinting } from './print-all';

/** The bytes of a file once the element comes near the view: a conversation may hold hundreds of pictures. */
export function useFile(fileId: string | null, element: RefObject<HTMLElement | null>): FileView | null {
  const open = useContext(Files);
  const [file, setFile] = useState<FileView | null>(null);
  useEffect(() => {
    if (fileId === null || !element.current) return;
    let current = true;
    let opened: FileView | null = null;
    const load = async () => {
      seen.disconnect();
      taken();
      opened = await open(fileId).catch(() => null);
      if (current) setFile(opened);
      else opened?.release();
    };
    const seen = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) void load();
      },
      { rootMargin: '600px 0px' },
    );
    const taken = whenPrinting(load);
    seen.observe(element.current);
    return () => {
      current = false;
      seen.disconnect();
      taken();
      opened?.release();
    };
  }, [fileId, open, element]);
  return file;
}
