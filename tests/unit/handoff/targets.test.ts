import { expect, it } from 'vitest';
import { TARGETS } from '../../../lib/handoff/targets';

it('every target is a place of its own that a person can open', () => {
  expect(TARGETS.length).toBeGreaterThanOrEqual(7);
  for (const { id, name, url, maxCharacters, seen } of TARGETS) {
    expect(new URL(url).protocol, id).toBe('https:');
    expect(name).not.toBe('');
    expect(maxCharacters).toBeGreaterThanOrEqual(4_000);
    expect(seen).toMatch(/^20\d\d-[01]\d$/);
  }
  expect(new Set(TARGETS.map(({ id }) => id)).size).toBe(TARGETS.length);
});
