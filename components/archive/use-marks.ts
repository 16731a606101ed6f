import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Query } from '../../lib/search/query';
import { highlight } from './highlight';

/** Marks what was looked for in the children of `list` that are near the view, and only there; `drawnFor` changes with the children. */
export function useMarks(list: RefObject<HTMLElement | null>, query: Query | null, drawnFor: unknown): void {
  useEffect(() => {
    const within = list.current;
    if (!within || !query) return;
    const marked = new Map<Element, () => void>();
    const mark = (child: Element) => {
      marked.get(child)?.();
      marked.set(child, highlight(child, query));
    };
    const seen = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (isIntersecting) mark(target);
          else {
            marked.get(target)?.();
            marked.delete(target);
          }
        }
      },
      { root: within.closest('.scroller'), rootMargin: '200px 0px' },
    );
    const changed = new MutationObserver((records) => {
      const children = new Set(records.map(({ target }) => childOf(within, target)));
      for (const child of children) if (child && marked.has(child)) mark(child);
    });
    for (const child of within.children) seen.observe(child);
    changed.observe(within, { childList: true, subtree: true });
    return () => {
      seen.disconnect();
      changed.disconnect();
      for (const clear of marked.values()) clear();
    };
  }, [list, query, drawnFor]);
}

function childOf(within: Element, node: Node): Element | null {
  let child: Node | null = node;
  while (child && child.parentNode !== within) child = child.parentNode;
  return child as Element | null;
}
