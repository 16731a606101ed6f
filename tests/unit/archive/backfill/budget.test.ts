import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answered,
  hasRoom,
  type Ledger,
  newLedger,
  nextRead,
  refused,
  spend,
  timeFor,
} from '../../../../lib/archive/backfill/budget';

const MINUTE = 60_000;

/** Reads as fast as it may, for so long; the times of the reads. */
function readsWithin(ms: number, start: Ledger, now = 0) {
  const times: number[] = [];
  let ledger = start;
  for (let at = nextRead(ledger, now); at <= now + ms; at = nextRead(ledger, at)) {
    ledger = answered(spend(ledger, at));
    times.push(at);
  }
  return { times, ledger };
}

describe('the budget of reads', () => {
  it('is a bucket of less than 200, and then less than one a minute', () => {
    const { times } = readsWithin(10 * 60 * MINUTE, newLedger(0));
    expect(times.filter((at) => at === 0)).toHaveLength(160);
    expect(times.length).toBeLessThanOrEqual(160 + 600);
  });

  it('never reads what a bucket of 200 and one a minute would refuse, whenever the user reads along', () => {
    const waits = fc.array(fc.record({ waits: fc.nat({ max: 30 * MINUTE }), byUser: fc.boolean() }), {
      minLength: 50,
      maxLength: 400,
    });
    fc.assert(
      fc.property(waits, (moments) => {
        let ledger = newLedger(0);
        let [level, filledAt, now] = [200, 0, 0];
        const take = () => {
          level = Math.min(200, level + (now - filledAt) / MINUTE);
          filledAt = now;
          return --level;
        };
        for (const { waits, byUser } of moments) {
          now += waits;
          if (byUser) take();
          if (byUser) ledger = spend(ledger, now);
          else if (nextRead(ledger, now) === now) {
            ledger = answered(spend(ledger, now));
            expect(take()).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });

  it('gives what is left to the user to reads that the user’s own doing asks for, until it is used up or refused', () => {
    let { ledger } = readsWithin(0, newLedger(0));
    expect(nextRead(ledger, 0)).toBeGreaterThan(0);
    for (let left = 20; left > 0; left--) {
      expect(hasRoom(ledger, 0)).toBe(true);
      ledger = spend(ledger, 0);
    }
    expect(hasRoom(ledger, 0)).toBe(false);
    expect(hasRoom(newLedger(0), 0)).toBe(true);
    expect(hasRoom(refused(newLedger(0), 0, null), 30_000)).toBe(false);
  });

  it('does not believe times that a wrong clock wrote down', () => {
    const ahead = 400 * 24 * 60 * MINUTE;
    const ledger = refused(newLedger(ahead), ahead, null);
    expect(nextRead(ledger, 0)).toBeLessThan(60 * MINUTE);
    expect(refused(ledger, 0, null).blockedUntil).toBeLessThanOrEqual(60 * MINUTE);
    expect(timeFor(1, ledger, 0, 1)).toBeLessThan(60 * MINUTE);
  });

  it('leaves the user some', () => {
    const { ledger } = readsWithin(0, newLedger(0));
    expect(ledger.level).toBe(20);
  });

  it('honours what a refusal names, and doubles its own pause otherwise', () => {
    expect(nextRead(refused(newLedger(0), 0, 7 * MINUTE), 0)).toBeGreaterThanOrEqual(7 * MINUTE);
    const once = refused(newLedger(0), 0, null);
    const twice = refused(once, once.blockedUntil, null);
    expect(once.blockedUntil).toBe(MINUTE);
    expect(twice.blockedUntil - once.blockedUntil).toBe(2 * MINUTE);
  });

  it('goes slower after refusals, and slowly faster again', () => {
    let ledger = newLedger(0);
    for (let count = 0; count < 20; count++) ledger = refused(ledger, count, null);
    expect(ledger.perMinute).toBe(0.2);
    expect(ledger.burst).toBeGreaterThan(20);
    for (let count = 0; count < 1_000; count++) ledger = answered(ledger);
    expect(ledger.perMinute).toBe(0.9);
  });

  it('says how long it takes, and is right', () => {
    for (const reads of [1, 100, 160, 161, 500, 3_000]) {
      const told = timeFor(reads, newLedger(0), 0, 0);
      const { times } = readsWithin(told + 2 * MINUTE, newLedger(0));
      expect(Math.abs((times[reads - 1] ?? Number.NaN) - told)).toBeLessThan(2 * MINUTE);
    }
  });

  it('never runs backwards when the clock does', () => {
    const ledger = spend(newLedger(1_000_000), 5);
    expect(ledger).toMatchObject({ at: 1_000_000, level: 179 });
  });
});
