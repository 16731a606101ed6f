/**
 * ChatGPT writes references into an answer between characters of the private use area: `U+E200 kind U+E202 payload U+E201`, and
 * wraps cited spans in `U+E203 … U+E204` (late 2024). They mean nothing to a reader. The code points are escaped here because
 * a literal one is invisible and gets lost in editors.
 */
const MARKER = /\uE200[^\uE200\uE201]*\uE201/g;

/** Cut off in the middle, or ended by U+E202 (`url` marks): what follows the last U+E202 of the line may be prose again. */
const OPEN_MARKER = /\uE200(?:[^\uE200\n]*\uE202[^\uE200\n]*\uE202|[^\uE200\n]*)/g;

const MARKER_CHARACTER = /[\uE200-\uE20F]/;

/** Every single character of reference marks. */
export const MARKER_CHARACTERS = /[\uE200-\uE20F]/g;

/** True when a text holds any character of reference marks. */
export function hasMarkers(text: string): boolean {
  return MARKER_CHARACTER.test(text);
}

/** Deletes all reference marks; everything else stays as it is. `found` counts whole marks. */
export function withoutMarkers(text: string): { text: string; found: number } {
  if (!hasMarkers(text)) return { text, found: 0 };
  let found = 0;
  const count = () => {
    found++;
    return '';
  };
  const clean = text.replace(MARKER, count).replace(OPEN_MARKER, count).replace(MARKER_CHARACTERS, '');
  return { text: clean, found };
}
