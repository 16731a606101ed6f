import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Rows kept above and below what is seen, so that scrolling meets drawn rows. */
const MARGIN = 8;
/** What a scroller without a height (not laid out yet) is taken for, in px. */
const UNMEASURED = 900;

export interface Window {
  scroller: RefObject<HTMLDivElement | null>;
  /** The rows to draw: from `first` up to, not including, `last`. */
  first: number;
  last: number;
  onScroll: () => void;
  /** Scrolls just far enough to see this row. */
  reveal: (index: number) => void;
}

/** Which of many rows of one height (px) are worth drawing: those in view of their scroller. Ten thousand rows cost as much as thirty. */
export function useWindow(count: number, rowHeight: number): Window {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ first: 0, rows: Math.ceil(UNMEASURED / rowHeight) });
  const measure = () => {
    const box = scroller.current;
    if (!box) return;
    const first = Math.floor(box.scrollTop / rowHeight);
    const rows = Math.ceil((box.clientHeight || UNMEASURED) / rowHeight);
    setView((seen) => (seen.first === first && seen.rows === rows ? seen : { first, rows }));
  };
  useLayoutEffect(() => {
    measure();
    if (!scroller.current) return;
    const resized = new ResizeObserver(measure);
    resized.observe(scroller.current);
    return () => resized.disconnect();
  }, []);
  const reveal = (index: number) => {
    const box = scroller.current;
    if (!box) return;
    const top = index * rowHeight;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + rowHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = top + rowHeight - box.clientHeight;
    measure();
  };
  return {
    scroller,
    first: Math.max(0, Math.min(view.first, count) - MARGIN),
    last: Math.min(count, view.first + view.rows + MARGIN),
    onScroll: measure,
    reveal,
  };
}
