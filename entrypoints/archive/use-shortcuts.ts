import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { printAll } from './print-all';

interface Shortcuts {
  search: RefObject<HTMLInputElement | null>;
  /** A conversation is open. */
  reading: boolean;
  onClose: () => void;
}

/** `/` goes to the search, Escape closes the conversation, Ctrl+P prints all of it; whoever handled a key first keeps it. */
export function useShortcuts({ search, reading, onClose }: Shortcuts): void {
  useEffect(() => {
    const stop = new AbortController();
    addEventListener(
      'keydown',
      (event) => {
        if (event.defaultPrevented || event.altKey) return;
        if (event.ctrlKey || event.metaKey) {
          if (event.key !== 'p' || event.shiftKey || !reading) return;
          // The browser would not wait for the pictures.
          event.preventDefault();
          void printAll();
          return;
        }
        const typing = event.target instanceof HTMLInputElement;
        if (event.key === '/' && !typing) {
          event.preventDefault();
          search.current?.focus();
          search.current?.select();
        } else if (event.key === 'Escape' && reading && !typing) onClose();
      },
      { signal: stop.signal },
    );
    return () => stop.abort();
  });
}
