import type { Route } from '../evidence/evidence';
import type { EngineState, Incident } from './engine-state';
import type { Failure } from './failure';
import { type Impaired, impairedNow } from './page-view';
import { scoreAt } from './score';
import { type Attempt, type Tally, tally } from './tally';
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
  if (!isFresh || isOnlyReading(failures, state)) return false;
  if (countApart(failures) >= 2 && scoreAt(counted.sum, now) >= WEIGHTS.suspected) return true;
  const earlier = counted.failures.filter(({ lastAt }) => within(lastAt, WEIGHTS.mostFail.withinMs, now));
  return countApart(earlier) >= 2 && moreThanAThirdFail(counted, now);
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
 * More than a third of the answers have failed since the first of some failures, or of the attempts to read, or of all of them: a lucky
 * one now and then does not make up for the others.
 */
function moreThanAThirdFail({ answers, reads }: Tally, now: number): boolean {
  const all = [...answers, ...reads].sort((one, other) => one.at - other.at);
  return [answers, reads, all].some((attempts) => failOften(attempts, now));
}

function failOften(attempts: Attempt[], now: number): boolean {
  const { oneIn, failures, withinMs } = WEIGHTS.mostFail;
  const failed: Attempt[] = [];
  for (let tried = 1; tried <= attempts.length; tried += 1) {
    const one = attempts[attempts.length - tried] as Attempt;
    if (!within(one.at, withinMs, now)) return false;
    if (!one.failed) continue;
    failed.push(one);
    const areEnough = failed.length >= failures || areTelling(failed, now);
    // Where two thirds work, the first of so many failures lies further back.
    if (areEnough && tried <= oneIn * (failed.length - 1)) return true;
  }
  return false;
}

/** Two failures that are more than the same one twice: a server error, or two different things that went wrong. */
function areTelling(failed: Attempt[], now: number): boolean {
  const recent = failed.filter(({ at }) => within(at, WEIGHTS.windowMs, now));
  const kinds = new Set(recent.map(({ by }) => by));
  return recent.length >= 2 && (kinds.size >= WEIGHTS.mostFail.kinds || recent.some(({ hard }) => hard));
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
  let arrived = 0;
  for (let n = failures.length - 1; n >= 0; n -= 1) {
    const { at, lastAt } = failures[n] as Failure;
    for (; since !== null && (answers[answer]?.at ?? at) > at; answer -= 1)
      if (!answers[answer]?.failed && (answers[answer]?.at ?? 0) < since) arrived += 1;
    // Between two failures with nothing that got through, a pause is no sign that it was well.
    const reach = since !== null && arrived === 0 ? WEIGHTS.mostFail.withinMs : WEIGHTS.windowMs;
    if (!within(lastAt, reach, since ?? now)) continue;
    if (arrived >= WEIGHTS.answersToForget) break;
    since = at;
    arrived = 0;
  }
  return since;
}
