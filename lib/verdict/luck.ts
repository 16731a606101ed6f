import type { Route } from '../evidence/evidence';
import type { EngineState, Incident } from './engine-state';
import { tally } from './tally';
import { WEIGHTS } from './weights';

/*
 * A partial outage lets an answer through now and then. What arrived and was followed by a failure was luck, and says how many
 * successes in a row could be luck as well.
 */

type Reach = Pick<Incident, 'routes' | 'failedAt'>;

/** Failures and lucky successes of an outage: the most that were ever remembered at once. */
export function withLuck(
  incident: Incident,
  reach: Reach,
  { actions }: EngineState,
): Pick<Incident, 'failures' | 'lucky'> {
  const { since } = incident;
  const failures = tally(actions).failures.filter(({ at }) => at >= since).length;
  const lucky = successesIn(reach, actions, (at) => at > since && at < reach.failedAt);
  return { failures: Math.max(incident.failures, failures), lucky: Math.max(incident.lucky, lucky) };
}

/** Successes in a row since the last failure; only those from some time after it on (ms) and until a moment (epoch ms), where these are named. */
export function successesSince(
  incident: Reach,
  { actions }: EngineState,
  after = 0,
  until = Number.POSITIVE_INFINITY,
): number {
  const { failedAt } = incident;
  return successesIn(incident, actions, (at) => at > failedAt && at >= failedAt + after && at <= until);
}

/**
 * How many successes in a row end an outage, soon after the last failure and long after it: so many that they would hardly be luck, by
 * the share of actions that failed while it lasted; more when it has come back before.
 */
export function successesNeeded(
  { successesNeeded: least, failures, lucky, failedAt }: Incident,
  now: number,
): {
  soon: number;
  later: number;
} {
  // Two failures are too few to speak of a share.
  if (lucky === 0 || failures < 3) return { soon: least, later: 1 };
  const mayBeLuck = Math.min(0.5, (WEIGHTS.luck * (now - failedAt)) / WEIGHTS.quietMs);
  const byLuck = Math.ceil(Math.log(mayBeLuck) / Math.log((lucky + 1) / (lucky + failures + 2)));
  return {
    soon: Math.max(least, Math.min(byLuck, WEIGHTS.mostSuccessesToLeave)),
    later: WEIGHTS.successesAfterLuck,
  };
}

function successesIn(reach: Reach, actions: EngineState['actions'], when: (at: number) => boolean): number {
  const counts = countedRoutes(reach);
  const successes = tally(actions).successes.filter(({ at, route }) => when(at) && counts.includes(route));
  return new Set(successes.map(({ action }) => action)).size;
}

/** What tells whether it is over: answers, or what failed where no answer did. */
function countedRoutes({ routes }: Pick<Incident, 'routes'>): Route[] {
  return routes.includes('generation') ? ['generation'] : ['generation', ...routes];
}
