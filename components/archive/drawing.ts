import type { Item } from './items';

/** Items around the first place that are drawn at once: more than a screen holds. */
const AT_ONCE = 12;
/** What is drawn in one idle moment: it takes less than a long task. */
const CHARACTERS_A_TURN = 3_000;
const ITEMS_A_TURN = 6;

/** Which items of a conversation are drawn by now. The rest stands there as plain text and is drawn when it is seen, or in idle time. */
export interface Drawing {
  isDrawn(place: number): boolean;
  /** Calls back once, when this item is to be drawn. Returns the function that takes the wish back. */
  whenDrawn(place: number, draw: () => void): () => void;
  draw(place: number): void;
  drawAll(): void;
  /** Draws a few more; false when nothing is left. */
  drawSome(): boolean;
}

/** A plan for these items, beginning around one place. */
export function planDrawing(items: readonly Item[], start: number): Drawing {
  const drawn = new Set<number>();
  const waiting = new Map<number, () => void>();
  for (let place = Math.max(0, start - 2); place < Math.min(items.length, start + AT_ONCE); place++)
    drawn.add(place);
  let next = 0;
  const draw = (place: number) => {
    if (drawn.has(place) || place >= items.length) return;
    drawn.add(place);
    waiting.get(place)?.();
    waiting.delete(place);
  };
  return {
    isDrawn: (place) => drawn.has(place),
    whenDrawn(place, wish) {
      if (drawn.has(place)) wish();
      else waiting.set(place, wish);
      return () => waiting.delete(place);
    },
    draw,
    drawAll() {
      for (const place of items.keys()) draw(place);
    },
    drawSome() {
      let characters = 0;
      for (let count = 0; count < ITEMS_A_TURN && characters < CHARACTERS_A_TURN; next++) {
        const item = items[next];
        if (!item) return false;
        if (drawn.has(next)) continue;
        draw(next);
        count++;
        characters += item.text.length;
      }
      return true;
    },
  };
}
