import { UnreadableFileError } from '../conversation/unreadable-file-error';

/** A file that can be read in any place, without having all of it in memory: official exports reach gigabytes. */
export interface ByteSource {
  sizeBytes: number;
  /** Bytes from `start` up to, not including, `end`; fewer when the file ends before. */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** Bytes read at once. */
const PIECE = 1 << 20;

/** All bytes of a source between two places, piece by piece. */
export async function* piecesOf(
  source: ByteSource,
  start = 0,
  end = source.sizeBytes,
): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += PIECE) yield await source.read(at, Math.min(at + PIECE, end));
}

/** Blocks that are held: a few members of a ZIP file are read at the same time, each a little further on. */
const MOST_BLOCKS = 4;

/**
 * A source of which each read is dear, read in large blocks: whoever asks for many small pieces in a row, as the members of a ZIP file are,
 * causes few reads. Pieces of a block's size and more are read as they are asked for.
 */
export function inBlocks(source: ByteSource): ByteSource {
  const held = new Map<number, Promise<Uint8Array>>();
  const block = (number: number) => {
    const known = held.get(number);
    if (known) return known;
    const reading = source.read(number * PIECE, Math.min((number + 1) * PIECE, source.sizeBytes));
    held.set(number, reading);
    reading.catch(() => held.delete(number));
    const [oldest] = held.keys();
    if (held.size > MOST_BLOCKS && oldest !== undefined) held.delete(oldest);
    return reading;
  };
  return {
    sizeBytes: source.sizeBytes,
    async read(start, end) {
      const last = Math.min(end, source.sizeBytes);
      if (last - start >= PIECE || last <= start) return source.read(start, end);
      const number = Math.floor(start / PIECE);
      const border = (number + 1) * PIECE;
      const from = start - number * PIECE;
      if (last <= border) return (await block(number)).slice(from, from + last - start);
      const [head, tail] = await Promise.all([block(number), block(number + 1)]);
      const piece = new Uint8Array(last - start);
      piece.set(head.subarray(from));
      piece.set(tail.subarray(0, last - border), border - start);
      return piece;
    },
  };
}

/** Bytes in memory as a source. */
export function sourceOf(bytes: Uint8Array): ByteSource {
  return { sizeBytes: bytes.length, read: async (start, end) => bytes.subarray(start, end) };
}

/**
 * Text of bytes that arrive in pieces, which may end in the middle of a character. UTF-8, or UTF-16 where a byte order mark says
 * so; the mark itself is left out.
 */
export async function* textOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece));
    const text = decoder.decode(piece, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield rest;
}

/** How a text is written, by its first bytes. */
export function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Characters that are held as one text: no conversation is nearly as long (the longest known: 18 MB), and no browser holds twice this. */
export const LONGEST_TEXT = 250_000_000;

/** All of a text that arrives in pieces. Throws `UnreadableFileError` when it is longer than any conversation. */
export async function wholeText(pieces: AsyncIterable<string>): Promise<string> {
  const all: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > LONGEST_TEXT) throw new UnreadableFileError('too-long');
    all.push(piece);
  }
  return all.join('');
}

/** All bytes that arrive in pieces, of which the number is known. */
export async function wholeBytes(
  pieces: AsyncIterable<Uint8Array>,
  sizeBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(sizeBytes);
  let at = 0;
  for await (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
