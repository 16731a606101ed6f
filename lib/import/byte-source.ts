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

function encodingOf([first, second]: Uint8Array): string {
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
