import { UnreadableFileError } from '../conversation/unreadable-file-error';
import { type ByteSource, piecesOf } from './byte-source';
import { isClosed } from './closing';
import { crc32 } from './crc32';
import { readDirectory, type ZipMember } from './zip-directory';

/** No member of an export that can be text is larger (the largest known conversations.json: about 500 MB). */
const LARGEST = 4 * 2 ** 30;

/** Conversations shrink to a tenth, at best to a fiftieth; a thousandth is a bomb. Small members may be anything. */
const HIGHEST_RATIO = 250;
const SMALL = 50 * 2 ** 20;

/** What conversations are read from; a picture may be as empty as it likes. */
const TEXT = /\.(?:json|html)$/i;

/** Bytes unpacked at once: 64 kB of a bomb become 66 MB. */
const PIECE = 1 << 16;

/**
 * The list of members of a ZIP file, after everything that can be told from it: whoever means harm, a password and a file that was cut
 * off are known before anything is unpacked.
 *
 * Throws `UnreadableFileError`.
 */
export async function safeDirectory(source: ByteSource): Promise<ZipMember[]> {
  const members = await readDirectory(source);
  let packed = 0;
  for (const member of members) {
    packed += member.packedBytes;
    if (leadsOut(member.name)) throw new UnreadableFileError('leads-out');
    if (member.encrypted) throw new UnreadableFileError('encrypted');
    if (member.offset + member.packedBytes > source.sizeBytes) throw new UnreadableFileError('cut-off');
    if (TEXT.test(member.name) && isBomb(member.sizeBytes, member)) throw new UnreadableFileError('bomb');
  }
  // Members that lie over each other unpack the same bytes again and again.
  if (packed > source.sizeBytes) throw new UnreadableFileError('bomb');
  return members;
}

/** True for names that only somebody who means harm gives: whoever unpacked them would write elsewhere. */
export function leadsOut(name: string): boolean {
  const isAbsolute = /^(?:[/\\]|[a-z]:)/i.test(name);
  return isAbsolute || name.split(/[/\\]/).includes('..') || name.includes('\0');
}

/**
 * Bytes of one member, unpacked piece by piece and checked against the size and the checksum in the directory.
 *
 * Throws `UnreadableFileError` when it is encrypted, damaged, cut off, absurdly large or larger than the directory says.
 */
export async function* unpack(source: ByteSource, member: ZipMember): AsyncGenerator<Uint8Array> {
  if (member.encrypted) throw new UnreadableFileError('encrypted');
  if (member.method !== 0 && member.method !== 8) {
    throw new UnreadableFileError('rare-packing');
  }
  if (isBomb(member.sizeBytes, member)) throw new UnreadableFileError('bomb');
  const start = await dataStart(source, member);
  const end = start + member.packedBytes;
  if (end > source.sizeBytes) throw new UnreadableFileError('cut-off');
  let size = 0;
  let crc = 0;
  const packed = piecesOf(source, start, end);
  for await (const bytes of member.method === 0 ? packed : inflated(packed)) {
    size += bytes.length;
    crc = crc32(bytes, crc);
    if (isBomb(size, member)) throw new UnreadableFileError('bomb');
    if (size > member.sizeBytes) throw new UnreadableFileError('more-than-said');
    yield bytes;
  }
  if (size !== member.sizeBytes || crc !== member.crc) throw new UnreadableFileError('damaged');
}

/**
 * Unpacks a member of JSON and throws it away, to know what its reader may meet before anything of it is taken. False when the JSON in it
 * was cut off before it was packed; a damage is its reader's business.
 *
 * Throws `UnreadableFileError` when more comes out of it than the directory says.
 */
export async function lookThrough(source: ByteSource, member: ZipMember): Promise<boolean> {
  return isClosed(unpack(source, member)).catch((error: unknown) => {
    if (!(error instanceof UnreadableFileError) || error.why === 'more-than-said') throw error;
    return true;
  });
}

function isBomb(sizeBytes: number, { packedBytes }: ZipMember): boolean {
  return sizeBytes > LARGEST || (sizeBytes > SMALL && sizeBytes > packedBytes * HIGHEST_RATIO);
}

/** The local header repeats the name and has extra fields of its own. */
async function dataStart(source: ByteSource, { offset }: ZipMember): Promise<number> {
  const bytes = await source.read(offset, offset + 30);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 30 || view.getUint32(0, true) !== 0x04034b50) {
    throw new UnreadableFileError('damaged');
  }
  return offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
}

/** By the browser itself, which takes a third of the time of any script (measured 2026-11). */
async function* inflated(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = smallPieces(packed);
  let unread: { error: unknown } | null = null;
  const source = new ReadableStream<BufferSource>({
    async pull(controller) {
      try {
        const { value, done } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value as Uint8Array<ArrayBuffer>);
      } catch (error) {
        unread = { error };
        controller.error(error);
      }
    },
  });
  const reader = source.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    // The file could not be read any more; anything else is what was found in it.
    if (unread) throw error;
    throw new UnreadableFileError('damaged', null, { cause: error });
  } finally {
    reader.cancel().catch(() => {});
  }
}

async function* smallPieces(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const bytes of packed)
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}
