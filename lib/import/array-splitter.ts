import { UnreadableFileError } from '../conversation/unreadable-file-error';
import { LONGEST_TEXT } from './byte-source';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENS = new Set([0x5b, 0x7b]);
const CLOSES = new Set([0x5d, 0x7d]);
const CLOSE_ARRAY = 0x5d;

/**
 * Cuts the elements out of a JSON array without parsing it, as the very text they are: parsing and writing again would change
 * numbers, escapes and the order of keys. Never holds more than one element. Elements are not checked; a broken one is its
 * reader's business.
 *
 * @param pieces text of the file, cut anywhere; the array may have white space around it
 * Throws `UnreadableFileError` when the text ends before the array does, goes on behind it, or holds an element that is longer than any
 * conversation.
 */
export async function* splitArray(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let place = 'before' as 'before' | 'inside' | 'behind';
  let depth = 0;
  let inString = false;
  let escaped = false;
  let element: string[] = [];
  let length = 0;

  for await (const piece of pieces) {
    let from = 0;
    // Most of a file stands in strings: looking for their ends leaves a fifth of the time (measured 2026-11).
    const stringEnd = endFinder(piece);
    for (let at = 0; at < piece.length; at++) {
      if (inString && !escaped) at = stringEnd(at);
      const code = piece.charCodeAt(at);
      if (inString) {
        if (escaped) escaped = false;
        else if (code === BACKSLASH) escaped = true;
        else if (code === QUOTE) inString = false;
      } else if (place !== 'inside') {
        if (isSpace(code)) continue;
        if (place === 'behind' || code !== 0x5b) throw new UnreadableFileError('not-array');
        place = 'inside';
        from = at + 1;
      } else if (code === QUOTE) inString = true;
      else if (OPENS.has(code)) depth++;
      else if (depth > 0) {
        if (CLOSES.has(code)) depth--;
      } else if (code === COMMA || code === CLOSE_ARRAY) {
        element.push(piece.slice(from, at));
        const text = element.join('').trim();
        element = [];
        length = 0;
        from = at + 1;
        if (code === CLOSE_ARRAY) place = 'behind';
        // An empty array has no element, though it has a place for one.
        if (text !== '' || code === COMMA) yield text;
      }
    }
    if (place !== 'inside') continue;
    length += piece.length - from;
    if (length > LONGEST_TEXT) throw new UnreadableFileError('too-long');
    element.push(piece.slice(from));
  }
  if (place !== 'behind') throw new UnreadableFileError('ends-inside');
}

/** Finds where the string that goes on at a place ends or escapes something; at the end of the piece when it does neither. */
function endFinder(piece: string): (from: number) => number {
  let quote = -1;
  let backslash = -1;
  const next = (character: string, known: number, from: number) => {
    if (known >= from) return known;
    const found = piece.indexOf(character, from);
    return found < 0 ? piece.length : found;
  };
  return (from) => {
    quote = next('"', quote, from);
    backslash = next('\\', backslash, from);
    return Math.min(quote, backslash);
  };
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0xfeff;
}
