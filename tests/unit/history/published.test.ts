import { describe, expect, it } from 'vitest';
import type { ReportedIncident, StatusEvidence } from '../../../lib/evidence/evidence';
import type { SeenIncident } from '../../../lib/history/incident';
import { followPublished, type PublishedIncident, pageLag } from '../../../lib/history/published';
import { openai } from '../../../lib/status/sources/openai';
import { startEngine, take } from '../../../lib/verdict/engine';
import { at, poll, START } from '../verdict/seen';
import { ulidOf } from './told';

const CONVERSATIONS = '01JMXBNJXGV1T5GT2M9XA83XNG';
const API = '01JMXBRMFE6N2NNT7DG6XZQ6PW';
const incident = (posted: number, more: Partial<ReportedIncident> = {}): ReportedIncident => ({
  id: ulidOf(at(posted)),
  name: 'Elevated errors',
  status: 'investigating',
  components: [CONVERSATIONS],
  ...more,
});

function follow(polls: StatusEvidence[]): PublishedIncident[] {
  const rows = new Map<string, PublishedIncident>();
  let state = startEngine(START);
  for (const one of polls) {
    state = take(state, one).state;
    for (const row of followPublished([...rows.values()], state.page, openai)) rows.set(row.id, row);
  }
  return [...rows.values()];
}
const reads = (seconds: number, ...open: ReportedIncident[]) => poll(seconds, {}, open) as StatusEvidence;

describe('an incident as the page told it', () => {
  it('is dated by its id and cleared between two readings', () => {
    const one = incident(1000);
    const told = [reads(1300), reads(1360, one), reads(1420, { ...one, status: 'monitoring' }), reads(1480)];
    expect(follow(told)).toEqual([
      {
        id: one.id,
        name: 'Elevated errors',
        postedAt: at(1000),
        components: [CONVERSATIONS],
        status: 'monitoring',
        openAt: at(1420),
        clearAt: at(1480),
      },
    ]);
  });

  it('is not cleared by a page that cannot be read', () => {
    const told = [reads(60, incident(0)), poll(120, 'unreadable'), poll(180, 'unreachable')];
    expect(follow(told as StatusEvidence[])).toMatchObject([{ openAt: at(60), clearAt: null }]);
  });

  it('is cleared when the page calls it resolved, and open again when it says so', () => {
    const resolved = { ...incident(0), status: 'resolved' };
    expect(follow([reads(60, incident(0)), reads(120, resolved)])).toMatchObject([
      { status: 'resolved', clearAt: at(120) },
    ]);
    expect(follow([reads(60, incident(0)), reads(120), reads(180, incident(0))])).toMatchObject([
      { clearAt: null, openAt: at(180) },
    ]);
  });

  it('is kept only when it may be about ChatGPT', () => {
    const told = reads(60, incident(0, { components: [API] }), incident(1, { components: [] }));
    expect(follow([told])).toMatchObject([{ components: [] }]);
  });

  it('changes nothing when the same reading is told twice', () => {
    const [row] = follow([reads(60, incident(0))]);
    const state = take(startEngine(START), reads(60, incident(0))).state;
    expect(followPublished(row ? [row] : [], state.page, openai)).toEqual([]);
  });

  it('keeps a name of bounded length', () => {
    expect(follow([reads(60, incident(0, { name: 'x'.repeat(5000) }))])[0]?.name).toHaveLength(200);
  });
});

describe('the lag of the page', () => {
  const seen = (since: number, endedAt: number | null): SeenIncident => ({
    since: at(since),
    endedAt: endedAt === null ? null : at(endedAt),
    left: endedAt === null ? null : 'own-success',
    timeline: [],
    routes: ['generation'],
    because: [],
  });
  const published = (posted: number, clear: number | null, more: Partial<PublishedIncident> = {}) => ({
    ...{ id: ulidOf(at(posted)), name: 'x', postedAt: at(posted), components: [CONVERSATIONS] },
    ...{ status: 'resolved', openAt: at(clear ?? posted), clearAt: clear === null ? null : at(clear) },
    ...more,
  });
  const minutes = (lag: { ms: number } | null) => (lag ? lag.ms / 60_000 : null);

  it.each([
    ['posted 21 minutes later', seen(0, 3600), published(1260, 7200), 21],
    ['posted after it was over here', seen(0, 600), published(2400, 7200), 40],
    ['posted before', seen(600, 3600), published(0, 7200), -10],
    ['still open on both sides', seen(0, null), published(300, null), 5],
    ['cleared before it began here', seen(7200, 9000), published(0, 3600), null],
    ['posted hours after it was over', seen(0, 600), published(36_000, null), null],
    ['about another product', seen(0, 3600), published(60, 600, { components: [API] }), null],
    ['about nothing that it names', seen(0, 3600), published(60, 600, { components: [] }), 1],
    ['undated', seen(0, 3600), published(60, 600, { postedAt: null }), null],
  ])('%s', (_name, one, other, lag) => {
    expect(minutes(pageLag(one, [other], openai))).toBe(lag);
  });

  it('is that of the nearest of several', () => {
    const all = [published(-40_000, null), published(1200, 7200), published(5000, 7200)];
    expect(minutes(pageLag(seen(0, 6000), all, openai))).toBe(20);
  });
});
