import { crc32 } from 'node:zlib';

/** One picture of an animation. */
export interface Frame {
  /** A whole PNG; all of an animation have the same size and kind of pixels. */
  png: Buffer;
  /** How long it stands, in ms. */
  milliseconds: number;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface Chunk {
  type: string;
  data: Buffer;
}

/**
 * Joins pictures into one animated PNG that repeats for ever. Pixels are taken over as they are packed, nothing is drawn anew. Where
 * animations are not understood, the first picture is seen. Throws when there is no picture, or when they do not fit together.
 * Chunks: PNG, third edition, W3C 2025, §11.3.6.
 */
export function animate(frames: readonly Frame[]): Buffer {
  const pictures = frames.map(({ png }) => readChunks(png));
  const [first = []] = pictures;
  const header = dataOf(first, 'IHDR');
  let sequence = 0;
  const drawn = frames.flatMap(({ milliseconds }, place) => {
    const chunks = pictures[place] ?? [];
    if (!dataOf(chunks, 'IHDR').equals(header)) throw new Error(`Picture ${place + 1} is of another kind.`);
    const pixels = chunks.filter(({ type }) => type === 'IDAT');
    return [
      control(sequence++, header, milliseconds),
      ...pixels.map(({ data }) =>
        place === 0 ? chunk('IDAT', data) : chunk('fdAT', Buffer.concat([number(sequence++), data])),
      ),
    ];
  });
  const animation = chunk('acTL', Buffer.concat([number(frames.length), number(0)]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    animation,
    ...drawn,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The chunks of a PNG, in order; throws when it is none. */
export function readChunks(png: Buffer): Chunk[] {
  if (!png.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error('This is no PNG.');
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 4, at + 8 + length);
    if (crc32(body) !== png.readUInt32BE(at + 8 + length)) throw new Error('This PNG is damaged.');
    chunks.push({ type: body.toString('latin1', 0, 4), data: body.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

function dataOf(chunks: readonly Chunk[], type: string): Buffer {
  const found = chunks.find((each) => each.type === type);
  if (!found) throw new Error(`There is no ${type} in this picture.`);
  return found.data;
}

/** `fcTL`: the whole area, for so long, in place of what stood there. */
function control(sequence: number, header: Buffer, milliseconds: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt16BE(milliseconds, 8);
  rest.writeUInt16BE(1000, 10);
  return chunk('fcTL', Buffer.concat([number(sequence), header.subarray(0, 8), rest]));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([number(data.length), body, number(crc32(body))]);
}

function number(value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(value);
  return four;
}
