import { expect, it } from 'vitest';
import { duration } from '../../../lib/i18n/duration';

const MINUTE = 60_000;
it.each([
  [0, '1 second'],
  [40_400, '40 seconds'],
  [MINUTE, '1 minute'],
  [21 * MINUTE, '21 minutes'],
  [60 * MINUTE, '1 hour'],
  [185 * MINUTE, '3 hours 5 minutes'],
  [1440 * MINUTE, '1 day'],
  [(2 * 1440 + 245) * MINUTE, '2 days 4 hours'],
])('%d ms is %s', (ms, words) => expect(duration(ms, 'en')).toBe(words));

it('speaks other languages', () => expect(duration(21 * MINUTE, 'de')).toBe('21 Minuten'));
