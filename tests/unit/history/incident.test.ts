import { describe, expect, it } from 'vitest';
import { followSeen, type SeenIncident } from '../../../lib/history/incident';
import type { Turn } from '../../../lib/watch/chronicle';
import { at, done, failed, poll } from '../verdict/seen';
import { turns } from './told';

function follow(told: Turn[], first: SeenIncident | null = null): SeenIncident[] {
  const rows = new Map<number, SeenIncident>(first ? [[first.since, first]] : []);
  for (const { state, verdict } of told) {
    const known = state.incident ? (rows.get(state.incident.since) ?? null) : null;
    const seen = followSeen(known, state, verdict);
    if (seen) rows.set(seen.since, seen);
  }
  return [...rows.values()];
}

const outage = [
  poll(1),
  failed(300),
  failed(320),
  poll(900, { Conversations: 'degraded_performance' }),
  done(1200),
  done(1260),
  poll(1300),
];

describe('an outage as it was seen from here', () => {
  it('begins with its first failure, follows the verdict and ends with the own success', () => {
    expect(follow(turns(outage, 1500))).toEqual([
      {
        since: at(300),
        endedAt: at(1260),
        left: 'own-success',
        timeline: [
          { at: at(320), is: 'outage-suspected' },
          { at: at(900), is: 'outage-confirmed' },
          { at: at(1260), is: 'reported-not-you' },
        ],
        routes: ['generation'],
        because: expect.arrayContaining([{ kind: 'answers-failed', count: 2, status: 503 }]),
      },
    ]);
  });

  it('is the same whichever steps were lost, but for when a change was noticed', () => {
    const all = turns(outage, 1500);
    const [whole] = follow(all);
    const [some] = follow(all.filter((_turn, place) => place % 7 === 0));
    expect(some).toMatchObject({ since: whole?.since, endedAt: whole?.endedAt, left: whole?.left });
    expect(some?.timeline.map(({ is }) => is)).toEqual(whole?.timeline.map(({ is }) => is));
  });

  it('does not change when a step is told twice, nor after its end', () => {
    const all = turns(outage, 1500);
    const twice = all.flatMap((turn) => [turn, turn]);
    expect(follow(twice)).toEqual(follow(all));
    const last = all.at(-1) as Turn;
    const [row] = follow(all);
    expect(followSeen(row as SeenIncident, last.state, last.verdict)).toBe(row);
  });

  it('stays one when it comes back within ten minutes', () => {
    const back = [...outage, failed(1500), failed(1520)];
    const rows = follow(turns(back, 1600));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ since: at(300), endedAt: null, left: null });
    expect(rows[0]?.timeline.at(-1)?.is).toBe('outage-suspected');
  });

  it('says that its end is not known when nobody tried any more', () => {
    const rows = follow(turns([poll(1), failed(60), failed(80)], 3000));
    expect(rows).toMatchObject([{ left: 'faded', since: at(60) }]);
  });

  it('is nothing without an outage', () => {
    expect(follow(turns([poll(1), failed(60), done(90)], 600))).toEqual([]);
  });

  it('keeps a bounded timeline', () => {
    const [turn] = turns([], 0) as [Turn];
    const incident = {
      since: at(0),
      enteredAt: [],
      routes: [],
      failedAt: at(0),
      successesNeeded: 2,
      failures: 0,
      lucky: 0,
      agreedAt: null,
      clearedAt: null,
      cameBack: false,
      leftAt: null,
      left: null,
      toldAs: null,
      endTold: false,
    };
    let row: SeenIncident | null = null;
    for (let second = 0; second < 500; second += 1) {
      const is = second % 2 ? 'outage-confirmed' : 'outage-suspected';
      row = followSeen(row, { ...turn.state, clock: at(second), incident }, { ...turn.verdict, is });
    }
    expect(row?.timeline.length).toBeLessThanOrEqual(60);
    expect(row?.timeline[0]).toEqual({ at: at(0), is: 'outage-suspected' });
    expect(row?.timeline.at(-1)).toEqual({ at: at(499), is: 'outage-confirmed' });
  });
});
