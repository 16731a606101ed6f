import { describe, expect, it } from 'vitest';
import { readIncidents, redrawn } from '../../bench/simulation/incidents';
import { randomFrom } from '../../bench/simulation/random';
import { simulate } from '../../bench/simulation/simulate';
import { hasSharedFixtures } from '../../support/shared-fixtures';

const SMALL = { draws: 1, peoplePerIncident: 3, peopleForMonths: 1, monthsEach: 0.3 };
const invented = readIncidents(false);

describe('the simulated population', { timeout: 60_000 }, () => {
  const first = simulate(SMALL, 'a seed', invented);

  it('comes out the same with the same seed, and otherwise with another', () => {
    expect(simulate(SMALL, 'a seed', invented)).toEqual(first);
    expect(simulate(SMALL, 'another', invented).scoring).not.toEqual(first.scoring);
  });

  it('says so when the real times are not at hand', () => {
    expect(first.source).toContain('invented');
  });

  it('keeps the halves apart', () => {
    expect(first.tuning.incidents + first.scoring.incidents).toBe(
      invented.stated.length + invented.published.length,
    );
  });

  it('draws anew how bad an incident was, and nothing else of it', () => {
    const [one, other] = ['one', 'other'].map((seed) => redrawn(invented.published, seed));
    expect(redrawn(invented.published, 'one')).toEqual(one);
    expect(other).not.toEqual(one);
    const times = (list = invented.published) =>
      list.map(({ id, startAt, endAt, postedAt, clearedAt }) => [id, startAt, endAt, postedAt, clearedAt]);
    expect(times(other)).toEqual(times());
  });

  it('holds the bars that hold whatever is drawn', () => {
    for (const half of [first.tuning, first.scoring]) {
      expect(half.greenWhileBlindSeconds).toBe(0);
      expect(half.detectionDelaySeconds.median).toBeLessThanOrEqual(60);
      expect(half.missed.share).toBeLessThanOrEqual(0.2);
      expect(half.startNoticesPerIncident).toBeLessThanOrEqual(1.2);
      expect(half.entriesPerIncident).toBeLessThanOrEqual(1.5);
      expect(half.causes.right).toBeGreaterThanOrEqual(0.85);
    }
  });
});

describe.skipIf(!hasSharedFixtures)('the real incidents', () => {
  it('are in order, not longer than a shift, and posted before they were cleared', () => {
    const { stated, published } = readIncidents(true);
    expect([stated.length, published.length]).toEqual([expect.any(Number), expect.any(Number)]);
    for (const list of [stated, published]) {
      expect(list.map(({ startAt }) => startAt)).toEqual(list.map(({ startAt }) => startAt).sort());
      for (const { startAt, endAt, postedAt, clearedAt } of list) {
        expect(endAt).toBeGreaterThan(startAt);
        if (postedAt !== null) expect(clearedAt).toBeGreaterThan(postedAt);
      }
    }
  });
});

describe('randomFrom', () => {
  it('draws evenly, and around the median it was asked for', () => {
    const random = randomFrom('x');
    const draws = Array.from({ length: 4000 }, () => random.next());
    expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true);
    expect(draws.reduce((sum, draw) => sum + draw, 0) / draws.length).toBeCloseTo(0.5, 1);
    const around = Array.from({ length: 4000 }, () => random.around(100, 0.5)).sort((a, b) => a - b);
    expect(around[2000]).toBeGreaterThan(90);
    expect(around[2000]).toBeLessThan(110);
  });
});
