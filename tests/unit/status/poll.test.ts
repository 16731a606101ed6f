import { describe, expect, it } from 'vitest';
import { nextPollAt, type PollPace } from '../../../lib/status/poll';

const LAST = 1_000_000;
const secondsUntil = (pace: PollPace, failuresInRow = 0, spread = 0.5) => {
  const at = nextPollAt(pace, { lastPollAt: LAST, failuresInRow, notBefore: null, spread });
  return at === null ? null : (at - LAST) / 1000;
};

describe('nextPollAt', () => {
  it.each<[PollPace, number | null]>([
    ['now', 30],
    ['soon', 60],
    ['usual', 300],
    ['seldom', 900],
    ['never', null],
  ])('%s: %s s after the last', (pace, seconds) => expect(secondsUntil(pace)).toBe(seconds));

  it('is due at once before the first poll', () => {
    expect(nextPollAt('usual', { lastPollAt: null, failuresInRow: 0, notBefore: null, spread: 0 })).toBe(0);
  });

  it('spreads by a fifth to both sides, so that users do not ask in step', () => {
    expect(secondsUntil('usual', 0, 0)).toBe(240);
    expect(secondsUntil('usual', 0, 0.999999)).toBeCloseTo(360, 2);
    expect(secondsUntil('now', 0, 0)).toBe(30);
  });

  it('backs off to ten minutes while the page cannot be read, but not while there is trouble', () => {
    expect(secondsUntil('usual', 1)).toBe(600);
    expect(secondsUntil('usual', 9)).toBe(600);
    expect(secondsUntil('soon', 9)).toBe(60);
    expect(secondsUntil('seldom', 9)).toBe(900);
  });

  it('waits as long as the page has asked for, whatever the pace', () => {
    const asked = { failuresInRow: 0, notBefore: LAST + 3_600_000, spread: 0.5 };
    for (const lastPollAt of [LAST, null])
      for (const pace of ['now', 'soon', 'usual', 'seldom'] as const)
        expect(nextPollAt(pace, { ...asked, lastPollAt })).toBe(LAST + 3_600_000);
    expect(nextPollAt('never', { ...asked, lastPollAt: LAST })).toBeNull();
    expect(nextPollAt('usual', { ...asked, lastPollAt: LAST, notBefore: LAST + 1 })).toBe(LAST + 300_000);
  });
});
