import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../lib/evidence/evidence';
import { type EngineState, restoreEngine, startEngine, take, tick } from '../../../lib/verdict/engine';
import type { VerdictId } from '../../../lib/verdict/verdict';
import {
  at,
  card,
  control,
  cut,
  done,
  failed,
  network,
  poll,
  response,
  START,
  silent,
  tab,
  wake,
} from './seen';

/** What people really live through: messages that arrive or fail, pages that load or do not, a line that drops, a page that is late. */
const HAPPENINGS: Record<string, (seconds: number) => Evidence[]> = {
  arrives: (s) => [done(s, { firstByteMs: 800 })],
  fails: (s) => [failed(s)],
  'fails with a card': (s) => [
    failed(s, { action: `send ${s}` }),
    card(s + 0.5, 'Something went wrong.', { action: `send ${s}` }),
  ],
  'breaks off': (s) => [cut(s), control(s + 0.2, true)],
  'goes nowhere': (s) => [silent(s), control(s + 0.2, true)],
  'goes nowhere, nor does anything': (s) => [silent(s), control(s + 0.2, false)],
  'is refused': (s) => [response(s, 'generation', 403), response(s + 1, 'history', 403)],
  'meets a limit': (s) => [response(s, 'generation', 429, { code: 'model_cap_exceeded' })],
  'meets a bot check': (s) => [response(s, 'generation', 403, { challenge: true })],
  reads: (s) => [response(s, 'history', 200)],
  'cannot read': (s) => [response(s, 'conversation', 502)],
  'page is green': (s) => [poll(s)],
  'page is red': (s) => [poll(s, { Conversations: 'degraded_performance' })],
  'page is very red': (s) => [poll(s, { Conversations: 'full_outage' })],
  'page is unreadable': (s) => [poll(s, 'unreadable')],
  'goes offline and back': (s) => [
    network(s, false),
    control(s + 0.2, false),
    network(s + 2, true),
    control(s + 2.2, true),
  ],
  wakes: (s) => [wake(s)],
  'looks away': (s) => [tab(s, false)],
  'looks again': (s) => [tab(s, true)],
};

const happenings = fc.array(
  fc.tuple(
    fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 3, max: 90 }) },
      { weight: 1, arbitrary: fc.integer({ min: 90, max: 1500 }) },
    ),
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('arrives', 'fails', 'fails with a card', 'breaks off') },
      { weight: 2, arbitrary: fc.constantFrom(...Object.keys(HAPPENINGS)) },
    ),
  ),
  { maxLength: 25 },
);
type Happened = [number, string][];
type Step = { evidence: Evidence } | { tickAt: number };

/** The story as what is seen, in its order, and its last second. */
function told(story: Happened): { steps: Step[]; second: number } {
  let second = 0;
  const steps = story.flatMap(([passed, what]): Step[] => {
    second += passed;
    const seen = HAPPENINGS[what]?.(second) ?? [];
    second += 3;
    return [...seen.map((evidence) => ({ evidence })), { tickAt: at(second) }];
  });
  return { steps, second };
}

/** The state at the end of it; `between` is given every state on the way. */
function live(steps: Step[], between = (state: EngineState) => state): EngineState {
  return steps.reduce(
    (state, step) =>
      between(('evidence' in step ? take(state, step.evidence) : tick(state, step.tickAt)).state),
    startEngine(START),
  );
}

function play(story: Happened): { state: EngineState; second: number } {
  const { steps, second } = told(story);
  return { state: live(steps), second };
}

/** Which of the outage verdicts it is, is the page's matter; the other five name causes and have no order. */
const SEVERITY: Partial<Record<VerdictId, number>> = {
  operational: 0,
  'reported-not-you': 1,
  degraded: 2,
  'outage-suspected': 3,
  'outage-confirmed': 3,
};

describe('in every story that may happen', () => {
  const compare = (
    evidence: (seconds: number) => Evidence,
    holds: (before: number, after: number) => boolean,
  ) =>
    fc.assert(
      fc.property(happenings, (story) => {
        const { state, second } = play(story);
        const next = take(state, evidence(second + 1)).state;
        const [before, after] = [tick(state, next.clock).state, next].map(
          ({ verdict }) => SEVERITY[verdict.is],
        );
        if (before !== undefined && after !== undefined) expect(holds(before, after)).toBe(true);
      }),
      { numRuns: 150 },
    );

  it.each([
    ['an answer', done],
    ['a list that loads', (s: number) => response(s, 'history', 200)],
    ['a page that loads', (s: number) => response(s, 'document', 200)],
  ])('%s never makes it worse', (_, success) => compare(success, (before, after) => after <= before));

  it.each([
    ['a failed answer', failed],
    ['a list that does not load', (s: number) => response(s, 'history', 500)],
    ['a page that does not load', (s: number) => response(s, 'document', 502)],
    ['a red card', (s: number) => card(s, 'Something went wrong.')],
  ])('%s never makes it better', (_, failure) => compare(failure, (before, after) => after >= before));

  it('three failed answers in a row are an outage', () => {
    fc.assert(
      fc.property(happenings, (story) => {
        let { state, second } = play(story);
        for (const passed of [10, 20, 30]) state = take(state, failed(second + passed)).state;
        expect(state.verdict.is).toMatch(/^outage-/);
        expect(state.verdict.since).toBeLessThanOrEqual(at(second + 10));
      }),
      { numRuns: 150 },
    );
  });

  it('an hour in which everything arrives and the page is green ends in green, whatever was before', () => {
    fc.assert(
      fc.property(happenings, (story) => {
        let { state, second } = play([...story, [10, 'looks again']]);
        for (const end = second + 3600; second < end; second += 60) {
          state = take(state, poll(second)).state;
          state = take(state, done(second + 20, { firstByteMs: 800 })).state;
          state = tick(state, at(second + 60)).state;
        }
        expect(state.verdict).toEqual({ is: 'operational', since: null });
        expect(state.incident?.leftAt ?? 0).not.toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  it('a background that dies after every step knows the same, bit for bit', () => {
    const dies = (state: EngineState) => restoreEngine(JSON.parse(JSON.stringify(state)), 0, state.settings);
    fc.assert(
      fc.property(happenings, (story) => {
        const { steps } = told(story);
        expect(JSON.stringify(live(steps, dies))).toBe(JSON.stringify(live(steps)));
      }),
      { numRuns: 150 },
    );
  });

  it('the beginning of an outage is a failure that was seen, and stays where it is while it lasts', () => {
    fc.assert(
      fc.property(happenings, (story) => {
        let before: EngineState | null = null;
        live(told(story).steps, (state) => {
          const { incident } = state;
          if (incident?.leftAt === null && before?.incident?.leftAt === null)
            expect(incident.since).toBe(before.incident.since);
          if (incident) expect(incident.since).toBeLessThanOrEqual(incident.failedAt);
          before = state;
          return state;
        });
      }),
      { numRuns: 100 },
    );
  });
});
