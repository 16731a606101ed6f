import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crc32 } from '../../../lib/import/crc32';

const bytesOf = (text: string) => new TextEncoder().encode(text);

it('is the checksum that everybody knows', () => {
  expect(crc32(bytesOf('123456789'), 0)).toBe(0xcbf43926);
  expect(crc32(new Uint8Array(), 0)).toBe(0);
});

it('is the same wherever the bytes are cut, and wherever they stand in their buffer', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.nat({ max: 200 }),
      fc.nat({ max: 7 }),
      (bytes, at, shift) => {
        const moved = new Uint8Array(bytes.length + shift).subarray(shift);
        moved.set(bytes);
        const cut = crc32(moved.subarray(at), crc32(moved.subarray(0, at), 0));
        expect(cut).toBe(crc32(bytes, 0));
        expect(cut).toBe(slowly(bytes));
      },
    ),
  );
});

/** Bit by bit, as the standard says it. */
function slowly(bytes: Uint8Array): number {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return ~value >>> 0;
}
