import { inflateSync } from 'node:zlib';
import { readChunks } from './animate';

const CHANNELS = 4;

/**
 * How light each pixel of a picture is, 0 to 1, where it is drawn on a ground of this lightness: what is left of it without colours.
 * Reads PNGs of eight bits with red, green, blue and opacity, as browsers take them; throws for others.
 */
export function lightnessOf(png: Buffer, ground: number): number[] {
  const chunks = readChunks(png);
  const header = chunks[0]?.data ?? Buffer.alloc(0);
  const [width, depth, kind, interlaced] = [header.readUInt32BE(0), header[8], header[9], header[12]];
  if (depth !== 8 || kind !== 6 || interlaced !== 0) throw new Error('This PNG is of another kind.');
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  const bytes = unfilter(inflateSync(Buffer.concat(packed)), width * CHANNELS);
  return Array.from({ length: bytes.length / CHANNELS }, (_, pixel) => {
    const [red = 0, green = 0, blue = 0, opacity = 0] = bytes.subarray(pixel * CHANNELS);
    const own = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
    return own * (opacity / 255) + ground * (1 - opacity / 255);
  });
}

/** Each line says how it was told by its neighbours. PNG, third edition, W3C 2025, §9.2. */
function unfilter(lines: Buffer, length: number): Buffer {
  const height = lines.length / (length + 1);
  const bytes = Buffer.alloc(height * length);
  for (let line = 0; line < height; line++) {
    const filter = lines[line * (length + 1)] ?? 0;
    for (let place = 0; place < length; place++) {
      const at = line * length + place;
      const left = place < CHANNELS ? 0 : (bytes[at - CHANNELS] ?? 0);
      const above = line === 0 ? 0 : (bytes[at - length] ?? 0);
      const corner = line === 0 || place < CHANNELS ? 0 : (bytes[at - length - CHANNELS] ?? 0);
      const told = [0, left, above, (left + above) >> 1, nearest(left, above, corner)][filter] ?? 0;
      bytes[at] = (lines[line * (length + 1) + 1 + place] ?? 0) + told;
    }
  }
  return bytes;
}

function nearest(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(guess - one)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
