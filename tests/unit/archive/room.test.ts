import { describe, expect, it } from 'vitest';
import { inMegabytes, isScarce } from '../../../lib/archive/room';

const GB = 1_000_000_000;

describe('isScarce', () => {
  it.each([
    ['plenty', { used: 1 * GB, quota: 100 * GB }, false],
    ['less than half a gigabyte', { used: 1 * GB, quota: 1.4 * GB }, true],
    ['a fifth of it', { used: 81 * GB, quota: 100 * GB }, true],
    ['unknown', null, false],
  ])('%s left', (_, room, scarce) => expect(isScarce(room)).toBe(scarce));
});

describe('inMegabytes', () => {
  it.each([
    [400_000, '0.4 MB'],
    [12_400_000, '12 MB'],
    [2_350_000_000, '2.4 GB'],
  ])('%d', (bytes, words) => expect(inMegabytes(bytes, 'en')).toBe(words));
});
