import { Inflate } from 'fflate';
import { UnreadableFileError } from '../conversation/unreadable-file-error';
import { type ByteSource, piecesOf } from './byte-source';
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
 * Throws `UnreadableFileError` when it is encrypted, damaged, cut off or absurdly large.
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
    if (size > member.sizeBytes) throw new UnreadableFileError('damaged');
    yield bytes;
  }
  if (size !== member.sizeBytes || crc !== member.crc) throw new UnreadableFileError('damaged');
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

async function* inflated(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const inflate = new Inflate((bytes) => ready.push(bytes));
  const push = (bytes: Uint8Array, last: boolean) => {
    try {
      inflate.push(bytes, last);
    } catch (error) {
      throw new UnreadableFileError('damaged', null, { cause: error });
    }
  };
  for await (const bytes of packed) {
    for (let at = 0; at < bytes.length; at += PIECE) {
      push(bytes.subarray(at, at + PIECE), false);
      yield* ready;
      ready = [];
    }
  }
  push(new Uint8Array(), true);
  yield* ready;
}
