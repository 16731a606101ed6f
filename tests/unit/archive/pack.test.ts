import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DamagedCopyError, pack, unpack } from '../../../lib/archive/pack';

describe('pack', () => {
  it('keeps every byte of a served text, whatever JSON would make of it', async () => {
    const awkward =
      '\ufeff{"2":1,"1":12345678901234567890,"n":1700000000.0,"e":1e2,"u":"\\u00e9é","z":-0,"z":0}\r\n';
    const packed = await pack(awkward);
    expect(gunzipSync(packed.packed).toString('utf8')).toBe(awkward);
    expect(packed.sha256).toBe(createHash('sha256').update(awkward).digest('hex'));
    expect(packed.bytes).toBe(Buffer.byteLength(awkward));
    expect(await unpack(packed)).toBe(awkward);
  });

  it('gives back any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        expect(await unpack(await pack(text))).toBe(text);
      }),
    );
  });

  it('refuses a copy that changed on the disk', async () => {
    const packed = await pack('The same words, over and over. '.repeat(50));
    const flipped = packed.packed.slice();
    flipped[20] = (flipped[20] ?? 0) ^ 0xff;
    await expect(unpack({ ...packed, packed: flipped })).rejects.toThrow(DamagedCopyError);
    const other = await pack('Other words.');
    await expect(unpack({ ...other, sha256: packed.sha256 })).rejects.toThrow(DamagedCopyError);
  });
});
