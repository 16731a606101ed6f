import type { RefObject } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { type Drawing, planDrawing } from './drawing';
import { GROUP, type Item } from './items';
import { unfold, whenPrinting } from './print-all';

/** How far ahead of the view items are drawn, so that scrolling meets drawn ones. */
const AHEAD = '800px 0px';

const ITEMS_A_FRAME = 4;

/**
 * Draws a conversation of any length without holding up the page: what is seen first, the rest in idle time, everything before it is
 * printed. The children of `list` are the items in groups.
 */
export function useDrawing(
  items: readonly Item[],
  start: number,
  list: RefObject<HTMLElement | null>,
): Drawing {
  const drawing = useMemo(() => planDrawing(items, start), [items]);
  useEffect(() => {
    const stop = new AbortController();
    const groups = [...(list.current?.children ?? [])];
    const wanted = new Set<number>();
    const seen = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          const start = groups.indexOf(target) * GROUP;
          for (let place = start; place < start + GROUP; place++)
            if (isIntersecting && !drawing.isDrawn(place)) wanted.add(place);
            else wanted.delete(place);
        }
        cancelAnimationFrame(next);
        drawLater();
      },
      { root: list.current?.closest('.scroller') ?? null, rootMargin: AHEAD },
    );
    let next = 0;
    const drawLater = () => {
      if (wanted.size > 0) next = requestAnimationFrame(drawSeen);
    };
    // A few in each frame: whoever leaps through a conversation leaves most of them behind at once.
    const drawSeen = () => {
      for (const place of [...wanted].slice(0, ITEMS_A_FRAME)) {
        wanted.delete(place);
        drawing.draw(place);
      }
      drawLater();
    };
    for (const group of groups) seen.observe(group);
    let idle = 0;
    const work = () => {
      if (drawing.drawSome()) idle = requestIdleCallback(work);
    };
    idle = requestIdleCallback(work);
    const { signal } = stop;
    let fold = () => {};
    addEventListener(
      'beforeprint',
      () => {
        drawing.drawAll();
        // Preact draws in a microtask of its own, asked for just now.
        queueMicrotask(() => {
          if (list.current) fold = unfold(list.current);
        });
      },
      { signal },
    );
    addEventListener('afterprint', () => fold(), { signal });
    const taken = whenPrinting(async () => drawing.drawAll());
    return () => {
      seen.disconnect();
      cancelAnimationFrame(next);
      stop.abort();
      taken();
      cancelIdleCallback(idle);
    };
  }, [drawing, list]);
  return drawing;
}
