import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ERROR_PLACES, type Evidence, FEATURES, ROUTES } from '../../../lib/evidence/evidence';
import { SAMPLES } from '../../../lib/evidence/samples';
import {
  type Change,
  type EngineState,
  restoreEngine,
  situationOf,
  startEngine,
  take,
  tick,
  verdictOf,
  wants,
} from '../../../lib/verdict/engine';
import { VERDICTS, type VerdictId } from '../../../lib/verdict/verdict';
import { WEIGHTS } from '../../../lib/verdict/weights';
import { done, failed, poll, response, START } from './seen';

/** One step of a wild story: time passes, then something is seen. */
const gap = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 30_000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 15 * 60_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: -120_000, max: 5 * 3_600_000 }) },
);
const place = {
  tab: fc.integer({ min: 1, max: 3 }),
  action: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { nil: undefined }),
  feature: fc.option(fc.constantFrom(...FEATURES), { nil: undefined, freq: 3 }),
};
const texts = [...Object.values(SAMPLES).flat(), 'Something nobody has ever seen', ''];
const codes = [
  'model_cap_exceeded',
  'token_expired',
  'conversation_not_found',
  'unheard_of',
  null,
  null,
  null,
];
const states = ['operational', 'degraded_performance', 'partial_outage', 'full_outage', 'on_fire'];

const anything: fc.Arbitrary<Evidence> = fc.oneof(
  fc.record({
    ...place,
    kind: fc.constant('response' as const),
    at: fc.constant(0),
    route: fc.constantFrom(...ROUTES),
    status: fc.constantFrom(200, 200, 204, 304, 400, 401, 403, 404, 410, 422, 429, 500, 502, 503, 511, 524),
    edge: fc.boolean(),
    challenge: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    code: fc.constantFrom(...codes),
  }),
  fc.record({
    ...place,
    kind: fc.constant('request-failed' as const),
    at: fc.constant(0),
    route: fc.constantFrom(...ROUTES),
    reason: fc.constantFrom('no-response' as const, 'aborted' as const),
  }),
  fc.record({
    ...place,
    kind: fc.constant('generation' as const),
    at: fc.constant(0),
    outcome: fc.constantFrom(
      'done' as const,
      'done' as const,
      'cut' as const,
      'stalled' as const,
      'stopped-by-user' as const,
    ),
    firstByteMs: fc.option(fc.integer({ min: 0, max: 90_000 }), { nil: undefined }),
  }),
  fc.record({
    ...place,
    kind: fc.constant('page-error' as const),
    at: fc.constant(0),
    text: fc.constantFrom(...texts),
    where: fc.constantFrom(...ERROR_PLACES),
  }),
  fc
    .tuple(fc.constantFrom(...states), fc.constantFrom(...states))
    .map(([Conversations, Login]) => poll(0, { Conversations, Login })),
  fc.constantFrom('unreadable' as const, 'unreachable' as const).map((result) => poll(0, result)),
  fc.boolean().map((online) => ({ kind: 'network' as const, at: 0, online })),
  fc.boolean().map((answered) => ({ kind: 'control' as const, at: 0, answered })),
  fc.constant({ kind: 'wake' as const, at: 0 }),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.boolean())
    .map(([tab, visible]) => ({ kind: 'tab' as const, at: 0, tab, visible })),
) as fc.Arbitrary<Evidence>;

const stories = fc
  .array(fc.tuple(gap, fc.option(anything, { nil: null, freq: 4 })), { maxLength: 60 })
  .map((steps) => {
    let now = START;
    return steps.map(([passed, evidence]) => {
      now = Math.max(START - 3_600_000, now + passed);
      return { now, evidence: evidence && { ...evidence, at: now } };
    });
  });

type Story = { now: number; evidence: Evidence | null }[];

function play(
  story: Story,
  between = (state: EngineState) => state,
): { state: EngineState; changes: Change[] } {
  let state = startEngine(START);
  const changes: Change[] = [];
  for (const { now, evidence } of story) {
    const step = evidence ? take(state, evidence) : tick(state, now);
    changes.push(...step.changes);
    state = between(step.state);
  }
  return { state, changes };
}

describe('whatever is seen, in whatever order', () => {
  it('never throws, never leaves the ten verdicts, and always knows its next moment', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { state } = play(story, (reached) => {
          const verdict = verdictOf(reached);
          expect(VERDICTS).toContain(verdict.is);
          expect(verdict.because.length).toBeLessThanOrEqual(4);
          expect(verdict.since ?? 0).toBeLessThanOrEqual(reached.clock);
          expect(wants(reached, reached.clock).nextTickAt).toBeGreaterThan(reached.clock);
          situationOf(reached, reached.clock);
          return reached;
        });
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('comes to the same, bit for bit, when the background dies after every step', () => {
    const dies = (state: EngineState) => restoreEngine(JSON.parse(JSON.stringify(state)), 0, state.settings);
    fc.assert(
      fc.property(stories, (story) => {
        expect(JSON.stringify(play(story, dies))).toBe(JSON.stringify(play(story)));
      }),
      { numRuns: 300 },
    );
  });

  it('leaves what it was given as it was', () => {
    fc.assert(
      fc.property(stories, (story) => {
        play(story, deepFreeze);
      }),
      { numRuns: 100 },
    );
  });

  it('is of one mind about writing, whatever features it was about', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const without = story.map(({ now, evidence }) => {
          if (!evidence || !('feature' in evidence)) return { now, evidence };
          const { feature: _, ...rest } = evidence;
          return { now, evidence: rest };
        });
        const { state, changes } = play(story);
        const other = play(without);
        expect(changes).toEqual(other.changes);
        expect({ ...state, features: [] }).toEqual({ ...other.state, features: [] });
        const features = new Set(state.features.map(({ feature }) => feature));
        expect(features.size).toBe(state.features.length);
      }),
      { numRuns: 200 },
    );
  });

  it('is never green while blind', () => {
    const green: VerdictId[] = ['operational', 'reported-not-you'];
    fc.assert(
      fc.property(stories, (story) => {
        play(story, (state) => {
          const { clock: now, page, lastSuccessAt } = state;
          const readAge = now - (page.readAt ?? Number.NEGATIVE_INFINITY);
          const ownAge = now - (lastSuccessAt ?? Number.NEGATIVE_INFINITY);
          const isBlind = readAge > WEIGHTS.pageValidMs.unused && ownAge > WEIGHTS.ownSuccessMs;
          expect(isBlind && green.includes(state.verdict.is)).toBe(false);
          return state;
        });
      }),
      { numRuns: 300 },
    );
  });

  it('tells at most one start and one end of an incident, and nothing while a tab is visible but silent ends', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const visible: boolean[] = [];
        const told: Change[] = [];
        let state = startEngine(START);
        for (const { now, evidence } of story) {
          const step = evidence ? take(state, evidence) : tick(state, now);
          state = step.state;
          for (const change of step.changes.filter(({ kind }) => kind === 'notice')) {
            told.push(change);
            visible.push(state.visibleTabs.length > 0);
          }
        }
        const notices = told.flatMap((change) => (change.kind === 'notice' ? change.notice : []));
        const per = (kind: string) => notices.filter((notice) => notice.kind === kind).map(({ id }) => id);
        expect(new Set(per('start')).size).toBe(per('start').length);
        expect(new Set(per('end')).size).toBe(per('end').length);
        expect(notices.filter((notice, n) => visible[n] && !notice.silent)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

/** Which of the two outage verdicts it is, is the page's matter. The other five name causes and have no order. */
const SEVERITY: Partial<Record<VerdictId, number>> = {
  operational: 0,
  'reported-not-you': 1,
  degraded: 2,
  'outage-suspected': 3,
  'outage-confirmed': 3,
};

describe('one more observation', () => {
  const severities = (story: Story, evidence: (seconds: number) => Evidence) => {
    const { state } = play(story);
    const next = take(state, evidence((state.clock - START) / 1000 + 1)).state;
    // Time alone may change the verdict, too: compare with the same moment without the observation.
    const without = tick(state, next.clock).state;
    return [SEVERITY[without.verdict.is], SEVERITY[next.verdict.is]];
  };

  it('of success never makes it worse', () => {
    const successes = [
      (seconds: number) => done(seconds, { firstByteMs: 500 }),
      (seconds: number) => response(seconds, 'history', 200),
      (seconds: number) => response(seconds, 'document', 200),
    ];
    fc.assert(
      fc.property(stories, fc.constantFrom(...successes), (story, success) => {
        const [before, after] = severities(story, success);
        if (before !== undefined && after !== undefined) expect(after).toBeLessThanOrEqual(before);
      }),
      { numRuns: 500 },
    );
  });

  it('of a failure on the service’s side never makes it better', () => {
    const failures = [
      (seconds: number) => failed(seconds),
      (seconds: number) => response(seconds, 'history', 500),
      (seconds: number) => response(seconds, 'document', 502),
    ];
    fc.assert(
      fc.property(stories, fc.constantFrom(...failures), (story, failure) => {
        const [before, after] = severities(story, failure);
        if (before !== undefined && after !== undefined) expect(after).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what was saved', () => {
  const now = START + 1;

  it('may be anything: then the engine starts afresh', () => {
    fc.assert(
      fc.property(fc.anything(), (saved) => {
        expect(restoreEngine(saved, now)).toEqual(startEngine(now));
      }),
    );
  });

  it('may be damaged in any one place: it still neither throws then nor later', () => {
    const { state } = play([
      { now, evidence: failed(1) },
      { now, evidence: poll(2) },
    ]);
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(state)), fc.jsonValue(), (field, value) => {
        const restored = restoreEngine({ ...state, [field]: value }, now);
        const { state: next } = take(tick(restored, START + 5000).state, failed(6));
        expect(VERDICTS).toContain(verdictOf(next).is);
      }),
    );
  });
});

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  return value;
}
