import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/**
 * One tab stop for a whole list: arrow keys, Home and End move the focus among elements that carry `data-index`.
 * `reveal` makes sure that a row which is not drawn yet gets drawn; `onSpace` is what the space bar does with an element.
 */
export function useRoving(
  count: number,
  list: RefObject<HTMLElement | null>,
  reveal?: (index: number) => void,
  onSpace?: (index: number) => void,
) {
  const [active, setActive] = useState(0);
  const moving = useRef(false);
  useLayoutEffect(() => {
    if (!moving.current) return;
    moving.current = false;
    list.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus();
  }, [active, list]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === ' ' && onSpace && (event.target as HTMLElement).closest('[data-index]')) {
      event.preventDefault();
      onSpace(active);
      return;
    }
    const to = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: count - 1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(count - 1, to));
    moving.current = next !== active;
    reveal?.(next);
    setActive(next);
  };
  const onFocusIn = (event: FocusEvent) => {
    const index = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset.index;
    if (index !== undefined) setActive(Number(index));
  };
  /** For each element: the only one that Tab reaches is the one that was focused last. */
  const tabIndex = (index: number) => (index === Math.min(active, count - 1) ? 0 : -1);
  return { onKeyDown, onFocusIn, tabIndex };
}
