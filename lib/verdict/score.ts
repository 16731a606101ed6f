import { ROUTES, type Route } from '../evidence/evidence';
import type { Failure } from './failure';
import type { Mark } from './marks';
import type { TallyEvent } from './tally-events';
import { WEIGHTS } from './weights';

/**
 * The service's score: points per route, each halving every few minutes, and the causes on the user's side that no success has taken
 * back. A decaying score and not a count in a row, because one lucky success would reset a count (detection §2).
 */
export interface Sum {
  /** Points by route at the moment `at`, that of the newest event. Since then they only decay. */
  parts: Record<Route, number>;
  at: number;
  /** The score has reached `degraded` and has not fallen below `clear` since. */
  raised: boolean;
  limitAt: number | null;
  /** When that limit ends, where ChatGPT said so. */
  limitUntil: number | null;
  signedOutAt: number | null;
  challengeAt: number | null;
  /** A limit was shown while the service had trouble: it may not be the user's. */
  limitInTroubleAt: number | null;
}

/** Plays the events of all actions, in order of time. */
export function addUp(events: TallyEvent[], failures: Failure[]): Sum {
  // A draft that nobody else has seen yet: hundreds of events an hour are played again and again.
  const sum: Sum = {
    parts: Object.fromEntries(ROUTES.map((route) => [route, 0])) as Record<Route, number>,
    at: events[0]?.at ?? 0,
    raised: false,
    limitAt: null,
    limitUntil: null,
    signedOutAt: null,
    challengeAt: null,
    limitInTroubleAt: null,
  };
  for (const event of events) {
    decay(sum, event.at);
    play(sum, event, failures);
  }
  return sum;
}

/** The score over some routes (all of them when none is named), at a moment not before the newest event. */
export function scoreAt(sum: Sum, now: number, routes?: readonly Route[]): number {
  return total(sum, routes) * decayFactor(sum.at, now);
}

/** Whether the score, once at `degraded`, still stands at `clear` or above. */
export function isRaised(sum: Sum, now: number): boolean {
  return sum.raised && scoreAt(sum, now) >= WEIGHTS.clear;
}

function total({ parts }: Sum, routes: readonly Route[] = ROUTES): number {
  let points = 0;
  for (const route of routes) points += parts[route];
  return points;
}

function decayFactor(since: number, now: number): number {
  return 0.5 ** (Math.max(0, now - since) / WEIGHTS.halfLifeMs);
}

function decay(sum: Sum, now: number): void {
  // Most of the time there is nothing to decay.
  if (!sum.raised && total(sum) === 0) {
    sum.at = now;
    return;
  }
  const factor = decayFactor(sum.at, now);
  for (const route of ROUTES) sum.parts[route] *= factor;
  sum.at = now;
  if (total(sum) < WEIGHTS.clear) sum.raised = false;
}

function play(sum: Sum, event: TallyEvent, failures: Failure[]): void {
  switch (event.kind) {
    case 'failed': {
      const onlySilence = event.fromSilence && !hasAnswered(failures, event.at);
      add(sum, event.route, event.points, onlySilence ? WEIGHTS.mostFromSilence : WEIGHTS.mostScore);
      break;
    }
    case 'blamed':
      blame(sum, event.mark, failures);
      break;
    case 'challenged':
      sum.challengeAt = event.at;
      break;
    case 'loaded':
      subtract(sum, event.route, WEIGHTS.success);
      if (event.route === 'session') sum.signedOutAt = null;
      if (event.route === 'document') sum.challengeAt = null;
      break;
    case 'answered':
      // Most answers have nothing to take back.
      for (const route of total(sum) > 0 ? ROUTES : [])
        subtract(sum, route, route === 'generation' ? WEIGHTS.success : WEIGHTS.successElsewhere);
      sum.limitAt = null;
      sum.limitUntil = null;
      sum.signedOutAt = null;
      sum.challengeAt = null;
  }
}

/** Adds points to a route, as long as the whole score stays below `most`. */
function add(sum: Sum, route: Route, points: number, most: number): void {
  sum.parts[route] += Math.max(0, Math.min(points, most - total(sum)));
  // Capped silence reaches the threshold exactly; a rounding error must not keep it below.
  if (total(sum) >= WEIGHTS.degraded - 1e-9) sum.raised = true;
}

function subtract(sum: Sum, route: Route, points: number): void {
  sum.parts[route] = Math.max(0, sum.parts[route] - points);
}

/** A failure that somebody at OpenAI's side answered with, not long before. */
function hasAnswered(failures: Failure[], now: number): boolean {
  return failures.some(({ answered, at }) => answered && at <= now && now - at <= WEIGHTS.answeredMs);
}

/**
 * A limit, a lost session, a refusal: the user's, unless the service has trouble just then. OpenAI shed load by rate limits on
 * 2024-04-10, and users got a misleading message.
 */
function blame(sum: Sum, mark: Mark, failures: Failure[]): void {
  const isLimit = mark.kind === 'limit' || mark.status === 429;
  if (mark.reported || total(sum) >= WEIGHTS.degraded) {
    // A bare refusal has its points already.
    if (mark.kind !== 'refused') add(sum, mark.route, WEIGHTS.points.hint, WEIGHTS.mostScore);
    if (isLimit) sum.limitInTroubleAt = mark.at;
  } else if (isLimit) {
    sum.limitAt = mark.at;
    // The page says it in words, or the answer did, or neither: what was said once still holds.
    sum.limitUntil = mark.until ?? ((sum.limitUntil ?? 0) > mark.at ? sum.limitUntil : null);
  } else if (mark.kind === 'signed-out' || mark.status === 401 || isSecond403(mark, failures))
    sum.signedOutAt = mark.at;
}

/** One 403 may be about anything; from the second action on it is about the user. */
function isSecond403(mark: Mark, failures: Failure[]): boolean {
  return (
    mark.status === 403 &&
    failures.some(
      ({ mark: other, answered, action }) =>
        other.kind === 'refused' &&
        other.status === 403 &&
        !answered &&
        !action.marks.includes(mark) &&
        other.at <= mark.at &&
        mark.at - other.at <= WEIGHTS.windowMs,
    )
  );
}
