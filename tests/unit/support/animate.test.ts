import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { animate, readChunks } from '../../support/animate';

function piece(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A grey picture whose packed pixels come in two pieces, as large ones do. */
function picture(grey: number, width = 3): { png: Buffer; pixels: Buffer } {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(1, 4);
  header.set([8, 0], 8);
  const pixels = Buffer.from([0, ...Array(width).fill(grey)]);
  const packed = deflateSync(pixels);
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    piece('IHDR', header),
    piece('tEXt', Buffer.from('Author\0nobody')),
    piece('IDAT', packed.subarray(0, 4)),
    piece('IDAT', packed.subarray(4)),
    piece('IEND', Buffer.alloc(0)),
  ]);
  return { png, pixels };
}

describe('animate', () => {
  const shown = [10, 120, 240].map((grey) => picture(grey));
  const frames = shown.map(({ png }, place) => ({ png, milliseconds: 1000 + place }));
  const chunks = readChunks(animate(frames));
  const typed = (type: string) => chunks.filter((each) => each.type === type).map(({ data }) => data);

  it('is the first picture for whoever knows no animations', () => {
    expect(chunks.map(({ type }) => type)).toEqual([
      ...['IHDR', 'acTL', 'fcTL', 'IDAT', 'IDAT'],
      ...['fcTL', 'fdAT', 'fdAT', 'fcTL', 'fdAT', 'fdAT', 'IEND'],
    ]);
    expect(inflateSync(Buffer.concat(typed('IDAT')))).toEqual(shown[0]?.pixels);
  });

  it('says how many pictures there are, and repeats them for ever', () => {
    expect(typed('acTL')[0]).toEqual(Buffer.from([0, 0, 0, 3, 0, 0, 0, 0]));
  });

  it('holds the pixels of every further picture', () => {
    const pixels = typed('fdAT').map((data) => data.subarray(4));
    expect(inflateSync(Buffer.concat(pixels.slice(0, 2)))).toEqual(shown[1]?.pixels);
    expect(inflateSync(Buffer.concat(pixels.slice(2)))).toEqual(shown[2]?.pixels);
  });

  it('numbers what belongs to the animation without a gap', () => {
    const numbered = chunks.filter(({ type }) => type === 'fcTL' || type === 'fdAT');
    expect(numbered.map(({ data }) => data.readUInt32BE(0))).toEqual(numbered.map((_, place) => place));
  });

  it('shows each picture on the whole area and for its time', () => {
    expect(typed('fcTL').map((data) => [data.length, data.readUInt32BE(4), data.readUInt32BE(8)])).toEqual(
      frames.map(() => [26, 3, 1]),
    );
    expect(typed('fcTL').map((data) => data.readUInt16BE(20) / data.readUInt16BE(22))).toEqual([
      1, 1.001, 1.002,
    ]);
  });

  it('refuses what does not fit together', () => {
    const other = { png: picture(1, 4).png, milliseconds: 1 };
    expect(() => animate([...frames, other])).toThrow('Picture 4 is of another kind.');
    expect(() => animate([])).toThrow();
  });
});

describe('readChunks', () => {
  it('refuses what is no PNG, or a damaged one', () => {
    expect(() => readChunks(Buffer.from('GIF89a'))).toThrow('no PNG');
    const { png } = picture(7);
    png[20] = 99;
    expect(() => readChunks(png)).toThrow('damaged');
  });
});
