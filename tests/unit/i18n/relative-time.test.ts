import { describe, expect, it } from 'vitest';
import { relativeTime } from '../../../lib/i18n/relative-time';

const now = Date.UTC(2026, 10, 24, 12);

describe('relativeTime', () => {
  it.each([
    [0, '1 second ago'],
    [-5_000, '1 second ago'],
    [40_000, '40 seconds ago'],
    [60_000, '1 minute ago'],
    [59 * 60_000, '59 minutes ago'],
    [3_600_000, '1 hour ago'],
    [26 * 3_600_000, 'yesterday'],
    [50 * 3_600_000, '2 days ago'],
  ])('says what was %i ms ago as "%s"', (age, words) => {
    expect(relativeTime(now - age, now, 'en')).toBe(words);
  });

  it('speaks the language it is given', () => {
    expect(relativeTime(now - 40_000, now, 'de')).toBe('vor 40 Sekunden');
  });
});
