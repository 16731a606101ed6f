import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inBlocks, sourceOf } from '../../../lib/import/byte-source';

const MEGABYTE = 1 << 20;
const bytes = Uint8Array.from({ length: 3 * MEGABYTE + 17 }, (_, at) => (at * 31 + (at >> 8)) & 0xff);

/** A source that counts how often it is read. */
function counting() {
  const plain = sourceOf(bytes);
  const reads: number[] = [];
  const read = (start: number, end: number) => {
    reads.push(end - start);
    return plain.read(start, end);
  };
  return { source: inBlocks({ sizeBytes: bytes.length, read }), reads };
}

describe('a source that is read in blocks', () => {
  it('gives what the source gives, wherever and in whatever order it is asked', async () => {
    const place = fc.integer({ min: 0, max: bytes.length + 50 });
    const near = fc.integer({ min: -40, max: 40 }).map((offset) => MEGABYTE + offset);
    const range = fc
      .tuple(fc.oneof(place, near), fc.oneof(place, near))
      .map((both) => both.sort((a, b) => a - b));
    await fc.assert(
      fc.asyncProperty(fc.array(range, { maxLength: 8 }), async (ranges) => {
        const { source } = counting();
        const read = await Promise.all(ranges.map(([start = 0, end = 0]) => source.read(start, end)));
        for (const [at, [start, end]] of ranges.entries())
          expect(Buffer.compare(read[at] ?? new Uint8Array(), bytes.subarray(start, end))).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('is read seldom by whoever goes through it in small steps, several beside each other', async () => {
    const { source, reads } = counting();
    for (let at = 0; at + 4_000 < bytes.length; at += 1_000)
      await Promise.all([source.read(at + 2_000, at + 4_000), source.read(at, at + 30)]);
    expect(reads).toHaveLength(3);
  });

  it('tries again what could not be read', async () => {
    let tries = 0;
    const source = inBlocks({
      sizeBytes: 9,
      read: async () => {
        if (tries++ === 0) throw new Error('The disk is away.');
        return new Uint8Array(9);
      },
    });
    await expect(source.read(0, 4)).rejects.toThrow('The disk is away.');
    expect(await source.read(0, 4)).toHaveLength(4);
  });
});
