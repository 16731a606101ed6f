import { encodingOf } from './byte-source';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Braces and brackets differ in one bit. */
const BRACE = 0x20;
const OPENING = 0x7b;
const CLOSING = 0x7d;

/**
 * Whether everything that is opened in JSON is closed at its end: a file that was cut off is known before anything of it is taken, also
 * where it happens to end with a bracket. Bytes are looked at as they are, so it takes no memory and little time.
 *
 * @param pieces UTF-8, or UTF-16 where a byte order mark says so; cut anywhere
 */
export async function isClosed(pieces: AsyncIterable<Uint8Array>): Promise<boolean> {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let wide: TextDecoder | null = null;
  let isFirst = true;
  const encoder = new TextEncoder();
  for await (const piece of pieces) {
    if (isFirst && encodingOf(piece) !== 'utf-8') wide = new TextDecoder(encodingOf(piece));
    isFirst = false;
    const bytes = wide ? encoder.encode(wide.decode(piece, { stream: true })) : piece;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
      } else if (byte === QUOTE) inString = true;
      else if ((byte | BRACE) === OPENING) depth++;
      else if ((byte | BRACE) === CLOSING) depth--;
    }
  }
  return depth === 0 && !inString;
}
