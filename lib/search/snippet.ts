import { fold, foldWithOrigins } from './normalise';
import type { Query } from './query';

/** A piece of a text, and whether it is what was looked for. */
export interface Piece {
  text: string;
  hit: boolean;
}

type Span = [start: number, end: number];

/** Where the terms stand in the original, merged and in order. */
function spans(text: string, { terms }: Query): Span[] {
  const { folded, origin } = foldWithOrigins(text);
  const found: Span[] = [];
  for (const term of terms)
    for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + term.length)) {
      const end = at + term.length;
      // A mark that was folded away belongs to the letter before it, so a hit ends where the next letter begins.
      let after = end;
      while (after < origin.length - 1 && origin[after] === origin[end - 1]) after++;
      found.push([origin[at] ?? 0, origin[after] ?? text.length]);
    }
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const merged: Span[] = [];
  for (const span of found) {
    const last = merged.at(-1);
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else merged.push([...span]);
  }
  return merged;
}

/** The whole text, cut where hits begin and end. */
export function marked(text: string, query: Query): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [start, end] of spans(text, query)) {
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false });
    pieces.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
  return pieces;
}

/** Long texts are searched in stretches, so that finding a word in a message of megabytes stays instant. */
const STRETCH = 16_384;

/**
 * The first hit of a text in its context, on one line: about `before` characters ahead of it and `length` in all, cut between words.
 * The beginning of the text when nothing is found in it.
 */
export function snippet(text: string, query: Query, { before = 40, length = 180 } = {}): Piece[] {
  const longest = Math.max(...query.terms.map((term) => term.length));
  let from = 0;
  for (; from < text.length; from += STRETCH) {
    const stretch = fold(text.slice(from, from + STRETCH + longest * 2));
    if (query.terms.some((term) => stretch.includes(term))) break;
  }
  if (from >= text.length) from = 0;
  const stretch = text.slice(from, from + STRETCH + longest * 2);
  const first = spans(stretch, query)[0]?.[0] ?? 0;
  const start = from + (first <= before ? 0 : nextWord(stretch, first - before, first));
  const stop = Math.min(text.length, start + length);
  const line = withoutMarkup(text.slice(start, stop), query).replace(/\s+/g, ' ').trim();
  return marked(`${start > 0 ? '…' : ''}${line}${stop < text.length ? '…' : ''}`, query);
}

/** Marks of Markdown that only disturb on one line: emphasis, headings, fences, table rules. Kept when they are looked for. */
function withoutMarkup(text: string, { terms }: Query): string {
  if (terms.some((term) => /[*#|`]/.test(term))) return text;
  return text.replace(/\*\*|^#{1,6} |```|\|(?:[ :]*-{3,}[ :]*\|)+|\|/gm, ' ');
}

/** The beginning of the next word from `at`, but not beyond `limit`; in scripts without spaces, `at` itself. */
function nextWord(text: string, at: number, limit: number): number {
  const space = text.slice(at, limit).search(/\s/);
  if (space !== -1) return at + space + 1;
  // Not between the halves of a surrogate pair.
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at;
}
