import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CountedAction,
  countActions,
  type DayOfUse,
  outcomesOf,
} from '../../../lib/history/availability';
import { localDay } from '../../../lib/history/local-day';
import type { Turn } from '../../../lib/watch/chronicle';
import { at, control, cut, done, failed, poll, response, silent } from '../verdict/seen';
import { turns } from './told';

function count(told: Turn[]) {
  const days = new Map<string, DayOfUse>();
  const counted = new Map<string, CountedAction>();
  for (const { weighed } of told) {
    const change = countActions(outcomesOf(weighed), [...counted.values()], (day) => days.get(day));
    for (const one of change.counted) counted.set(one.key, one);
    for (const { key } of change.forgotten) counted.delete(key);
    for (const day of change.days) days.set(day.day, day);
  }
  return { days: [...days.values()], counted: counted.size };
}
const messages = (told: Turn[]) => count(told).days.map((day) => day.messages);

describe('own availability', () => {
  it('counts each action once, however many signals it throws', () => {
    const action = 'one';
    const seen = [
      response(10, 'generation', 503, { action }),
      cut(12, { action }),
      done(60),
      response(61, 'conversation', 200),
    ];
    expect(count(turns(seen, 120)).days).toMatchObject([
      { messages: { worked: 1, failed: 1 }, pages: { worked: 1, failed: 0 } },
    ]);
  });

  it('takes a failure back that was mended', () => {
    const action = 'retried';
    expect(messages(turns([failed(10, { action }), done(20, { action })], 60))).toEqual([
      { worked: 1, failed: 0 },
    ]);
  });

  it('counts the success that ends an outage, too', () => {
    const seen = [poll(1), failed(60), failed(80), done(400), done(460)];
    expect(messages(turns(seen, 600))).toEqual([{ worked: 2, failed: 2 }]);
  });

  it('blames nobody for a line that was down, a limit or a lost session', () => {
    const seen = [
      silent(10),
      control(11, false),
      response(60, 'generation', 429, { code: 'model_cap_exceeded' }),
      response(120, 'session', 401, { code: 'token_expired' }),
    ];
    expect(count(turns(seen, 200)).days).toEqual([]);
  });

  it('counts an answer that never came while the line worked', () => {
    expect(messages(turns([silent(10), control(11, true)], 60))).toEqual([{ worked: 0, failed: 1 }]);
  });

  it('forgets what it has counted once that can be told no more, and never counts an old answer again', () => {
    const outage = [poll(1), failed(60), failed(80), done(400), done(460)];
    expect(count(turns([...outage, done(7200)], 7300))).toMatchObject({ counted: 1 });
    expect(messages(turns([done(10), done(7200)], 7300))).toEqual([{ worked: 2, failed: 0 }]);
  });

  it('comes to the same with any step lost but one within the half hour, and with steps told twice', () => {
    const seen = [
      poll(1),
      failed(60),
      done(70, { action: 'a' }),
      failed(90, { action: 'b' }),
      done(95, { action: 'b' }),
    ];
    const told = turns(seen, 300);
    const whole = count(told).days;
    fc.assert(
      fc.property(fc.array(fc.nat(told.length - 1), { maxLength: 40 }), (places) => {
        const some = [...places.sort((a, b) => a - b), told.length - 1].map((place) => told[place] as Turn);
        expect(count(some).days).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  it('puts each action on its own day of the user’s calendar', () => {
    const [morning, night] = [new Date(2026, 10, 25, 0, 5), new Date(2026, 10, 24, 23, 55)];
    expect(localDay(morning.getTime())).toBe('2026-11-25');
    expect(localDay(night.getTime())).toBe('2026-11-24');
    expect(localDay(at(0))).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
