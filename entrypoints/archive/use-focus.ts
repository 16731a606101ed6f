import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Focus {
  list: RefObject<HTMLElement | null>;
  /** The search: where the keyboard goes when nothing is listed. */
  box: RefObject<HTMLElement | null>;
  /** A conversation is open. */
  reading: boolean;
  /** Whether to take a deletion back is offered. */
  asked: boolean;
}

/**
 * Takes the keyboard to the list when a conversation is closed, and when the offer to take a deletion back is gone from under it. Returns
 * what takes it there at any time.
 */
export function useFocus({ list, box, reading, asked }: Focus): () => void {
  const focusList = () => {
    const row = list.current?.querySelector<HTMLElement>('[data-index][tabindex="0"]');
    (row ?? box.current)?.focus();
  };
  const before = useRef({ reading, asked });
  useEffect(() => {
    const { activeElement, body } = document;
    const isClosed = before.current.reading && !reading && !activeElement?.closest('.undo');
    const isLost = before.current.asked && !asked && activeElement === body;
    if (isClosed || isLost) focusList();
    before.current = { reading, asked };
  });
  return focusList;
}
