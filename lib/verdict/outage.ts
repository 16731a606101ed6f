import type { Route } from '../evidence/evidence';
import type { EngineState, Incident } from './engine-state';
import type { Failure } from './failure';
import { type Impaired, impairedNow } from './page-view';
import { scoreAt } from './score';
import { type Tally, tally } from './tally';
import { WEIGHTS } from './weights';
import { within } from './within';

/** Failures of the last ten minutes, over some routes when they are named. */
export function recentFailures({ failures }: Tally, now: number, routes?: readonly Route[]): Failure[] {
  return failures.filter(
    ({ lastAt, route }) => within(lastAt, WEIGHTS.windowMs, now) && (routes?.includes(route) ?? true),
  );
}

/** How many actions failed: two of one tab in the same five seconds are one burst. */
export function countApart(failures: Failure[]): number {
  const lastOf = new Map<number, number>();
  return failures.filter(({ action: { tab }, at }) => {
    const last = lastOf.get(tab);
    const isApart = last === undefined || at - last >= WEIGHTS.apartMs;
    if (isApart) lastOf.set(tab, at);
    return isApart;
  }).length;
}

/** Whether there is an outage to enter now. */
export function isOutage(state: EngineState, now: number): boolean {
  return (
    isSuspected(state, now) || impairedNow(state, now).some((component) => agrees(state, component, now))
  );
}

function isSuspected(state: EngineState, now: number): boolean {
  const counted = tally(state.actions);
  const failures = recentFailures(counted, now);
  const isFresh = failures.some(
    ({ answered, lastAt }) => answered && within(lastAt, WEIGHTS.answeredMs, now),
  );
  if (!isFresh || countApart(failures) < 2 || isOnlyReading(failures, state)) return false;
  return scoreAt(counted.sum, now) >= WEIGHTS.suspected || mostFail(counted, now);
}

/** While only reading is broken and sending works, it is no outage; and time alone makes it none, when nobody sends any more. */
function isOnlyReading(failures: Failure[], { lastAnswerAt }: EngineState): boolean {
  const failedAt = Math.max(...failures.map(({ lastAt }) => lastAt));
  return (
    failures.every(({ route }) => route !== 'generation') &&
    within(lastAnswerAt, WEIGHTS.sendingWorksMs, failedAt)
  );
}

/**
 * Most of the newest answers failed, or of the newest attempts to read, or of all of them: a lucky one now and then does not make up for
 * the others.
 */
function mostFail({ answers, reads }: Tally, now: number): boolean {
  const { of, failed } = WEIGHTS.mostFail;
  const all = [...answers, ...reads].sort((one, other) => one.at - other.at);
  return [answers, reads, all].some(
    (attempts) =>
      attempts.slice(-of).filter((one) => one.failed && within(one.at, WEIGHTS.windowMs, now)).length >=
      failed,
  );
}

/** Whether the user's own failures fit what the page reports about one component. */
function agrees(state: EngineState, { level, routes }: Impaired, now: number): boolean {
  const counted = tally(state.actions);
  const failures = recentFailures(counted, now, routes);
  const fresh = failures.filter(({ lastAt }) => within(lastAt, WEIGHTS.answeredMs, now));
  if (level >= 2 && fresh.some(({ points }) => points >= WEIGHTS.oneFailure)) return true;
  return (
    fresh.length > 0 &&
    countApart(failures) >= 2 &&
    scoreAt(counted.sum, now, routes) >= WEIGHTS.suspected * WEIGHTS.pageFactor
  );
}

/** Whether an outage that the user's own success had ended is back: one failure is enough. */
export function isRelapse({ incident, actions }: EngineState, now: number): boolean {
  return (
    incident?.left === 'own-success' &&
    within(incident.leftAt, WEIGHTS.relapseMs, now) &&
    tally(actions).failures.some(({ answered, points }) => answered && points >= WEIGHTS.points.soft)
  );
}

/** The incident as it is entered now: a new one, or the old one that has come back. */
export function entered(state: EngineState, now: number): Incident {
  const counted = tally(state.actions);
  const entries = (state.incident?.enteredAt ?? []).filter((at) => within(at, WEIGHTS.entriesMs, now));
  const successesNeeded = Math.min(
    WEIGHTS.successesToLeave * 2 ** entries.length,
    WEIGHTS.mostSuccessesToLeave,
  );
  const failures = recentFailures(counted, now);
  const failedAt = failures.at(-1)?.lastAt ?? now;
  const { failures: struck = 0, lucky = 0 } = (entries.length > 0 && state.incident) || {};
  const again = { leftAt: null, left: null, successesNeeded, failedAt, failures: struck, lucky };
  if (state.incident && isRelapse(state, now))
    return { ...state.incident, ...again, enteredAt: [...entries, now], cameBack: true };
  return {
    ...again,
    since: troubleSince(state, now) ?? now,
    enteredAt: [...entries, now],
    routes: [],
    agreedAt: null,
    clearedAt: null,
    cameBack: false,
    toldAs: null,
    endTold: false,
  };
}

/** When the present trouble began: the first of the failures since which nothing was well for a while, neither long nor often in a row. */
export function troubleSince({ actions }: EngineState, now: number): number | null {
  const { failures, answers } = tally(actions);
  let since: number | null = null;
  let answer = answers.length - 1;
  for (let n = failures.length - 1; n >= 0; n -= 1) {
    const { at, lastAt } = failures[n] as Failure;
    if (!within(lastAt, WEIGHTS.windowMs, since ?? now)) continue;
    let arrived = 0;
    for (; since !== null && (answers[answer]?.at ?? at) > at; answer -= 1)
      if (!answers[answer]?.failed && (answers[answer]?.at ?? 0) < since) arrived += 1;
    if (arrived >= WEIGHTS.answersToForget) break;
    since = at;
  }
  return since;
}
