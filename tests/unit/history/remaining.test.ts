import { expect, it } from 'vitest';
import { remaining } from '../../../lib/history/remaining';

const MINUTE = 60_000;
const half = (elapsed: number) => {
  const odds = remaining(elapsed * MINUTE);
  return odds && { minutes: odds.halfWithinMs / MINUTE, of: odds.of };
};

it('gives the odds that were measured', () => {
  expect(half(0)).toEqual({ minutes: 47, of: 44 });
  expect(half(60)).toEqual({ minutes: 95, of: 19 });
});

it('gives none where too few outages lasted that long', () => expect(half(300)).toBeNull());

it('says that a long outage may yet take long: it never counts down', () => {
  expect(half(120)?.minutes).toBeGreaterThan(half(0)?.minutes ?? Number.POSITIVE_INFINITY);
});
