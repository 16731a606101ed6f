import { ROUTES, type Route } from '../evidence/evidence';
import type { Mark } from './marks';
import type { Failure } from './tally';
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
  signedOutAt: number | null;
  challengeAt: number | null;
  /** A limit was shown while the service had trouble: it may not be the user's. */
  limitInTroubleAt: number | null;
}

/** Plays the events of all actions, in order of time. */
export function addUp(events: TallyEvent[], failures: Failure[]): Sum {
  let sum: Sum = {
    parts: toParts(() => 0),
    at: events[0]?.at ?? 0,
    raised: false,
    limitAt: null,
    signedOutAt: null,
    challengeAt: null,
    limitInTroubleAt: null,
  };
  for (const event of events) {
    sum = {
      ...sum,
      parts: toParts((route) => scoreAt(sum, event.at, [route])),
      raised: isRaised(sum, event.at),
      at: event.at,
    };
    sum = apply(sum, event, failures);
    // Capped silence reaches the threshold exactly; a rounding error must not keep it below.
    if (scoreAt(sum, sum.at) >= WEIGHTS.degraded - 1e-9) sum = { ...sum, raised: true };
  }
  return sum;
}

/** The score over some routes (all of them when none is named), at a moment not before the newest event. */
export function scoreAt({ parts, at }: Sum, now: number, routes: readonly Route[] = ROUTES): number {
  const points = routes.reduce((total, route) => total + parts[route], 0);
  return points * 0.5 ** (Math.max(0, now - at) / WEIGHTS.halfLifeMs);
}

/** Whether the score, once at `degraded`, still stands at `clear` or above. */
export function isRaised(sum: Sum, now: number): boolean {
  return sum.raised && scoreAt(sum, now) >= WEIGHTS.clear;
}

function toParts(points: (route: Route) => number): Record<Route, number> {
  return Object.fromEntries(ROUTES.map((route) => [route, points(route)])) as Record<Route, number>;
}

function apply(sum: Sum, event: TallyEvent, failures: Failure[]): Sum {
  switch (event.kind) {
    case 'failed': {
      const onlySilence = event.fromSilence && !hasAnswered(failures, event.at);
      return add(sum, event.route, event.points, onlySilence ? WEIGHTS.mostFromSilence : WEIGHTS.mostScore);
    }
    case 'blamed':
      return blame(sum, event.mark, failures);
    case 'challenged':
      return { ...sum, challengeAt: event.at };
    case 'loaded': {
      const taken = take(sum, [event.route], WEIGHTS.success);
      if (event.route === 'session') return { ...taken, signedOutAt: null };
      return event.route === 'document' ? { ...taken, challengeAt: null } : taken;
    }
    case 'answered': {
      const elsewhere = ROUTES.filter((route) => route !== 'generation');
      const taken = take(take(sum, ['generation'], WEIGHTS.success), elsewhere, WEIGHTS.successElsewhere);
      return { ...taken, limitAt: null, signedOutAt: null, challengeAt: null };
    }
  }
}

/** Adds points to a route, as long as the whole score stays below `most`. */
function add(sum: Sum, route: Route, points: number, most: number): Sum {
  const more = Math.max(0, Math.min(points, most - scoreAt(sum, sum.at)));
  return { ...sum, parts: { ...sum.parts, [route]: sum.parts[route] + more } };
}

function take(sum: Sum, routes: Route[], points: number): Sum {
  return {
    ...sum,
    parts: toParts((route) => Math.max(0, sum.parts[route] - (routes.includes(route) ? points : 0))),
  };
}

/** A failure that somebody at OpenAI's side answered with, not long before. */
function hasAnswered(failures: Failure[], now: number): boolean {
  return failures.some(({ answered, at }) => answered && at <= now && now - at <= WEIGHTS.answeredMs);
}

/**
 * A limit, a lost session, a refusal: the user's, unless the service has trouble just then. OpenAI shed load by rate limits on
 * 2024-04-10, and users got a misleading message.
 */
function blame(sum: Sum, mark: Mark, failures: Failure[]): Sum {
  const isLimit = mark.kind === 'limit' || mark.status === 429;
  const inTrouble = mark.reported || scoreAt(sum, sum.at) >= WEIGHTS.degraded;
  if (inTrouble) {
    // A bare refusal has its points already.
    const { hint } = WEIGHTS.points;
    const hinted = mark.kind === 'refused' ? sum : add(sum, mark.route, hint, WEIGHTS.mostScore);
    return isLimit ? { ...hinted, limitInTroubleAt: mark.at } : hinted;
  }
  if (isLimit) return { ...sum, limitAt: mark.at };
  const isLogin = mark.kind === 'signed-out' || mark.status === 401 || isSecond403(mark, failures);
  return isLogin ? { ...sum, signedOutAt: mark.at } : sum;
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
