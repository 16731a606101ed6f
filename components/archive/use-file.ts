import type { RefObject } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { Files, type FileView } from './files';

/** The bytes of a file once the element comes near the view: a conversation may hold hundreds of pictures. */
export function useFile(fileId: string | null, element: RefObject<HTMLElement | null>): FileView | null {
  const open = useContext(Files);
  const [file, setFile] = useState<FileView | null>(null);
  useEffect(() => {
    if (fileId === null || !element.current) return;
    let current = true;
    let opened: FileView | null = null;
    const seen = new IntersectionObserver(
      async (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        seen.disconnect();
        opened = await open(fileId).catch(() => null);
        if (current) setFile(opened);
        else opened?.release();
      },
      { rootMargin: '600px 0px' },
    );
    seen.observe(element.current);
    return () => {
      current = false;
      seen.disconnect();
      opened?.release();
    };
  }, [fileId, open, element]);
  return file;
}
