import { UnreadableFileError } from '../conversation/unreadable-file-error';
import type { ByteSource } from './byte-source';

/** One member of a ZIP file, as the central directory describes it. */
export interface ZipMember {
  name: string;
  sizeBytes: number;
  packedBytes: number;
  /** 0 stored, 8 deflated. */
  method: number;
  encrypted: boolean;
  crc: number;
  /** Where its local header stands. */
  offset: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const MEMBER = 0x02014b50;

/** The end record with the longest comment it may have. */
const LONGEST_END = 22 + 0xffff;

/** More members than any export has (the largest known: about 7 000), and few enough to list. */
const MOST_MEMBERS = 200_000;

/**
 * Reads the list of members at the end of a ZIP file, with the 64-bit extension that files above 4 GB need (APPNOTE 6.3.10,
 * sections 4.3.12 to 4.3.16).
 *
 * Throws `UnreadableFileError` when there is none.
 */
export async function readDirectory(source: ByteSource): Promise<ZipMember[]> {
  const { start, size, count } = await findDirectory(source);
  if (count > MOST_MEMBERS) throw new UnreadableFileError('too-many');
  if (start + size > source.sizeBytes) throw new UnreadableFileError('no-zip');
  const view = viewOf(await source.read(start, start + size));
  const members: ZipMember[] = [];
  for (let at = 0; members.length < count; ) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== MEMBER)
      throw new UnreadableFileError('no-zip');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const end = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (end > view.byteLength) throw new UnreadableFileError('no-zip');
    members.push(readMember(view, at, nameLength, extraLength));
    at = end;
  }
  return members;
}

async function findDirectory(source: ByteSource): Promise<{ start: number; size: number; count: number }> {
  const from = Math.max(0, source.sizeBytes - LONGEST_END);
  const tail = viewOf(await source.read(from, source.sizeBytes));
  for (let at = tail.byteLength - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END) continue;
    const count = tail.getUint16(at + 10, true);
    const size = tail.getUint32(at + 12, true);
    const start = tail.getUint32(at + 16, true);
    if (count !== 0xffff && size !== 0xffffffff && start !== 0xffffffff) return { start, size, count };
    return findDirectory64(source, from + at - 20);
  }
  throw new UnreadableFileError('no-zip');
}

async function findDirectory64(
  source: ByteSource,
  locatorAt: number,
): Promise<{ start: number; size: number; count: number }> {
  const locator = viewOf(await source.read(Math.max(0, locatorAt), locatorAt + 20));
  if (locator.byteLength < 20 || locator.getUint32(0, true) !== LOCATOR_64)
    throw new UnreadableFileError('no-zip');
  const at = Number(locator.getBigUint64(8, true));
  const end = viewOf(await source.read(at, at + 56));
  if (end.byteLength < 56 || end.getUint32(0, true) !== END_64) throw new UnreadableFileError('no-zip');
  return {
    count: Number(end.getBigUint64(32, true)),
    size: Number(end.getBigUint64(40, true)),
    start: Number(end.getBigUint64(48, true)),
  };
}

function readMember(view: DataView, at: number, nameLength: number, extraLength: number): ZipMember {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
  const flags = view.getUint16(at + 8, true);
  const member = {
    // Without the UTF-8 flag the encoding is anybody's guess; the names that matter here are ASCII.
    name: new TextDecoder().decode(bytes),
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) === 1,
    crc: view.getUint32(at + 16, true),
    packedBytes: view.getUint32(at + 20, true),
    sizeBytes: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  return widened(member, view, at + 46 + nameLength, extraLength);
}

/** Values that do not fit into 32 bits stand in an extra field, in this order and only where the short one is full. */
function widened(member: ZipMember, view: DataView, extraAt: number, extraLength: number): ZipMember {
  for (let at = extraAt; at + 4 <= extraAt + extraLength; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const end = Math.min(at + 4 + view.getUint16(at + 2, true), extraAt + extraLength);
    let from = at + 4;
    const wide = { ...member };
    for (const field of ['sizeBytes', 'packedBytes', 'offset'] as const) {
      if (wide[field] !== 0xffffffff || from + 8 > end) continue;
      wide[field] = Number(view.getBigUint64(from, true));
      from += 8;
    }
    return wide;
  }
  return member;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
