import { Inflate } from 'fflate';
import { UnreadableFileError } from '../conversation/unreadable-file-error';
import { type ByteSource, piecesOf } from './byte-source';
import { crc32 } from './crc32';
import type { ZipMember } from './zip-directory';

/** No member of an export that can be text is larger (the largest known conversations.json: about 500 MB). */
const LARGEST = 4 * 2 ** 30;

/** Conversations shrink to a tenth, at best to a fiftieth; a thousandth is a bomb. Small members may be anything. */
const HIGHEST_RATIO = 250;
const SMALL = 50 * 2 ** 20;

const BOMB = 'it unpacks to far more than any export holds.';
const DAMAGED = 'it is damaged.';

/** Bytes unpacked at once: 64 kB of a bomb become 66 MB. */
const PIECE = 1 << 16;

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
  if (member.encrypted) throw new UnreadableFileError('it is protected by a password.');
  if (member.method !== 0 && member.method !== 8) {
    throw new UnreadableFileError('it is packed in a way that only few programs know.');
  }
  if (isBomb(member.sizeBytes, member)) throw new UnreadableFileError(BOMB);
  const start = await dataStart(source, member);
  const end = start + member.packedBytes;
  if (end > source.sizeBytes) throw new UnreadableFileError('it is cut off.');
  let size = 0;
  let crc = 0;
  const packed = piecesOf(source, start, end);
  for await (const bytes of member.method === 0 ? packed : inflated(packed)) {
    size += bytes.length;
    crc = crc32(bytes, crc);
    if (isBomb(size, member)) throw new UnreadableFileError(BOMB);
    if (size > member.sizeBytes) throw new UnreadableFileError(DAMAGED);
    yield bytes;
  }
  if (size !== member.sizeBytes || crc !== member.crc) throw new UnreadableFileError(DAMAGED);
}

function isBomb(sizeBytes: number, { packedBytes }: ZipMember): boolean {
  return sizeBytes > LARGEST || (sizeBytes > SMALL && sizeBytes > packedBytes * HIGHEST_RATIO);
}

/** The local header repeats the name and has extra fields of its own. */
async function dataStart(source: ByteSource, { offset }: ZipMember): Promise<number> {
  const bytes = await source.read(offset, offset + 30);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 30 || view.getUint32(0, true) !== 0x04034b50) {
    throw new UnreadableFileError(DAMAGED);
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
      throw new UnreadableFileError(DAMAGED, { cause: error });
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
