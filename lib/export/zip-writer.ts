import { crc32 } from '../import/crc32';

/** Where bytes go. The promise resolves when there is room for more: whoever waits for it never piles anything up. */
export interface ByteSink {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** A file on its way into a ZIP file. */
export interface ZipEntry {
  name: string;
  crc: number;
  sizeBytes: number;
  /** 0 stored, 8 deflated. */
  method: 0 | 8;
  packed: Uint8Array<ArrayBuffer>;
  /** Epoch ms; ZIP files know even seconds from 1980 on. Read as local time by everybody, written in UTC. */
  at: number;
}

/**
 * Packs one file; several may be packed at the same time, the browser does it beside us.
 *
 * @param method stored for what is packed already: pictures, recordings
 */
export async function zipEntry(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  at: number,
  method: 0 | 8 = 8,
): Promise<ZipEntry> {
  const packed = method === 8 ? await deflate(bytes) : bytes;
  return { name, crc: crc32(bytes, 0), sizeBytes: bytes.length, method, packed, at };
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new CompressionStream('deflate-raw');
  const packed = new Response(readable).arrayBuffer();
  const writer = writable.getWriter();
  await writer.write(bytes);
  await writer.close();
  return new Uint8Array(await packed);
}

export interface ZipWriter {
  /** Resolves when the sink has taken it. To be awaited before the next call. */
  add(entry: ZipEntry): Promise<void>;
  /** Writes the directory. Nothing may be added any more. */
  close(): Promise<void>;
}

const FULL = 0xffffffff;
const VERSION = 45;
/** Names are UTF-8. */
const FLAGS = 0x0800;

/**
 * Writes a ZIP file from front to back, with the 64-bit records that files above 4 GB or 65,535 members need (APPNOTE 6.3.10). Holds
 * nothing but its directory. fflate cannot write those records, which is why this is our own.
 */
export function createZip(sink: ByteSink): ZipWriter {
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  const write = async (bytes: Uint8Array<ArrayBuffer>) => {
    offset += bytes.length;
    await sink.write(bytes);
  };
  return {
    async add(entry) {
      directory.push(directoryRecord(entry, offset));
      await write(localHeader(entry));
      await write(entry.packed);
    },
    async close() {
      const start = offset;
      // In few large pieces: a sink may pay for each one.
      for (let at = 0; at < directory.length; at += 1000) {
        await write(joined(directory.slice(at, at + 1000)));
      }
      await write(endRecords(directory.length, start, offset - start));
    },
  };
}

/** A record of little-endian fields; the digits are their sizes in bytes. */
function fields(sizes: string, values: number[], ...rest: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const head = new DataView(new ArrayBuffer([...sizes].reduce((sum, size) => sum + Number(size), 0)));
  let at = 0;
  [...sizes].forEach((size, place) => {
    const value = values[place] ?? 0;
    if (size === '2') head.setUint16(at, value, true);
    else if (size === '4') head.setUint32(at, value, true);
    else head.setBigUint64(at, BigInt(value), true);
    at += Number(size);
  });
  return joined([new Uint8Array(head.buffer), ...rest]);
}

/** What the local header and the directory say alike. */
function common({ method, crc, packed, sizeBytes, name, at }: ZipEntry): {
  values: number[];
  name: Uint8Array;
} {
  const bytes = new TextEncoder().encode(name);
  const { time, day } = dosTime(at);
  return { values: [FLAGS, method, time, day, crc, packed.length, sizeBytes, bytes.length], name: bytes };
}

function localHeader(entry: ZipEntry): Uint8Array<ArrayBuffer> {
  const { values, name } = common(entry);
  return fields('42222244422', [0x04034b50, 20, ...values, 0], name);
}

function directoryRecord(entry: ZipEntry, offset: number): Uint8Array<ArrayBuffer> {
  const { values, name } = common(entry);
  const wide = offset >= FULL ? fields('228', [1, 8, offset]) : new Uint8Array();
  const head = [0x02014b50, VERSION, VERSION, ...values, wide.length, 0, 0, 0, 0, Math.min(offset, FULL)];
  return fields('42222224442222244', head, name, wide);
}

function endRecords(count: number, start: number, size: number): Uint8Array<ArrayBuffer> {
  const short = Math.min(count, 0xffff);
  const end = fields('42222442', [
    0x06054b50,
    0,
    0,
    short,
    short,
    Math.min(size, FULL),
    Math.min(start, FULL),
  ]);
  if (count < 0xffff && size < FULL && start < FULL) return end;
  const wide = fields('4822448888', [0x06064b50, 44, VERSION, VERSION, 0, 0, count, count, size, start]);
  const locator = fields('4484', [0x07064b50, 0, start + size, 1]);
  return joined([wide, locator, end]);
}

function dosTime(at: number): { time: number; day: number } {
  const date = new Date(Math.max(at, Date.UTC(1980, 0, 1)));
  const year = Math.min(date.getUTCFullYear() - 1980, 127);
  return {
    time: (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1),
    day: (year << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate(),
  };
}

function joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
