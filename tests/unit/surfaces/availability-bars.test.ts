import { expect, it } from 'vitest';
import { localDay } from '../../../lib/history/local-day';
import { BAR_DAYS, dayBars, troubled } from '../../../lib/surfaces/availability-bars';

const NOW = new Date(2026, 10, 25, 15).getTime();
const DAY = 86_400_000;
const used = (ago: number, worked: number, failed: number) => ({
  day: localDay(NOW - ago * DAY),
  messages: { worked, failed },
  pages: { worked: 0, failed: 0 },
});

it('draws ninety days, oldest first, and says nothing of days on which nobody looked', () => {
  const bars = dayBars({ days: [used(2, 9, 0), used(1, 9, 1), used(0, 1, 3)], published: [] }, NOW);
  expect(bars).toHaveLength(BAR_DAYS);
  expect(bars.at(-1)?.day).toBe(localDay(NOW));
  expect(bars.slice(-4).map(({ own }) => own)).toEqual(['unknown', 'good', 'some', 'bad']);
  expect(bars.slice(-4).map(({ published }) => published)).toEqual(['unknown', 'good', 'good', 'good']);
  expect(troubled(bars.map(({ own }) => own))).toEqual({ days: 2, of: 3 });
});

it('puts a published incident on each day it was open', () => {
  const incident = {
    ...{ id: '1', name: 'x', components: [], status: 'resolved' },
    postedAt: new Date(2026, 10, 23, 23, 30).getTime(),
    openAt: new Date(2026, 10, 23, 23, 40).getTime(),
    clearAt: new Date(2026, 10, 24, 4).getTime(),
  };
  const bars = dayBars({ days: [], published: [incident] }, NOW);
  expect(bars.slice(-4).map(({ published }) => published)).toEqual(['unknown', 'some', 'bad', 'unknown']);
});

it('keeps to days of the calendar over the change of the clocks', () => {
  for (const now of [new Date(2026, 9, 26, 0, 30).getTime(), new Date(2026, 3, 1, 23, 30).getTime()]) {
    const bars = dayBars({ days: [], published: [] }, now);
    expect(new Set(bars.map(({ day }) => day)).size).toBe(BAR_DAYS);
  }
});
