import type { EngineState, Incident, Leaving } from './engine-state';
import { successesNeeded, successesSince, withLuck } from './luck';
import { impairedNow, isReadable, lastImpaired } from './page-view';
import { scoreAt } from './score';
import { tally } from './tally';
import { WEIGHTS } from './weights';
import { within } from './within';

/*
 * The life of an outage, as seen from here:
 *
 *              enough failures, or fewer and the page agrees
 *   (none) ───────────────────────────────────────────────────→ on
 *                                                              │ ↑
 *        own success · the page says so · nobody tries any more │ │ one failure within ten minutes of an own success
 *                                                              ↓ │
 *                                                             left
 *
 * Silence is not recovery: people stop trying. So an outage is held until one of the three ways out is open.
 */

/** The incident, while it is on, after what is known now: routes, newest failure, what the page says of it. */
export function followed(incident: Incident, state: EngineState, now: number): Incident {
  const { failures } = tally(state.actions);
  const routes = [...new Set([...incident.routes, ...failures.map(({ route }) => route)])].sort();
  const failedAt = Math.max(incident.failedAt, ...failures.map(({ lastAt }) => lastAt));
  const concerns = (component: { routes: readonly string[] }) =>
    component.routes.some((route) => routes.some((failed) => failed === route));
  const { readAt } = state.page;
  const agreesNow = impairedNow(state, now).some(concerns);
  const isClear = isReadable(state, now) && !lastImpaired(state).some(concerns);
  return {
    ...incident,
    ...withLuck(incident, { routes, failedAt }, state),
    routes,
    failedAt,
    agreedAt: agreesNow ? readAt : incident.agreedAt,
    clearedAt:
      agreesNow || incident.agreedAt === null ? null : (incident.clearedAt ?? (isClear ? readAt : null)),
  };
}

/** Whether the page agrees with what the user sees. */
export function isConfirmed(incident: Incident, state: EngineState, now: number): boolean {
  const { agreedAt, clearedAt, failedAt } = incident;
  if (agreedAt === null) return false;
  // The page has cleared what the user has not tried since.
  if (clearedAt !== null) return failedAt <= clearedAt;
  return isReadable(state, now) || within(agreedAt, WEIGHTS.pageHeldMs, now);
}

/** The way out of the outage that is open now, or null. */
export function wayOut(incident: Incident, state: EngineState, now: number): Leaving | null {
  const { agreedAt, clearedAt, failedAt } = incident;
  const quiet = (ms: number) => now - failedAt >= ms;
  const clearFor = (ms: number) => clearedAt !== null && isReadable(state, now) && now - clearedAt >= ms;
  const isWell = scoreAt(tally(state.actions).sum, now) < WEIGHTS.clear;
  const successes = successesSince(incident, state);
  const { soon, later } = successesNeeded(incident, now);
  const isHeldByPage = agreedAt !== null && clearedAt === null && isReadable(state, now);
  // Two failures are too few to speak of a partial outage.
  const isPlain = incident.failures < 3 || (incident.lucky === 0 && !isHeldByPage);
  const isQuiet = isWell && quiet(isPlain ? WEIGHTS.quietMs : WEIGHTS.quietLongerMs);
  const least = isHeldByPage ? Math.max(soon, neededAgainstBoth(incident, now)) : soon;
  const isPatient = clearedAt !== null || quiet(WEIGHTS.quietIfEarlyMs);
  const isWorking = isSpread(incident, state, least) || (isPatient && successes >= least);
  if (isQuiet && isWorking) return 'own-success';
  const isSettled = !isHeldByPage || isMoreThanOne(incident, state, later, now);
  if (isWell && quiet(WEIGHTS.longQuietMs) && successes >= later && isSettled) return 'own-success';
  if (clearFor(WEIGHTS.pageClearMs) && quiet(WEIGHTS.quietMs) && successes >= 1) return 'own-success';
  const triedSince = clearedAt !== null && failedAt > clearedAt;
  if (clearFor(WEIGHTS.pageClearAloneMs) && quiet(WEIGHTS.pageClearAloneMs) && !triedSince) return 'page';
  return quiet(WEIGHTS.fadeMs) && !isHeldByPage ? 'faded' : null;
}

/** Enough successes, and not all at once: none of them a retry right after the failure, the newest a while later. */
function isSpread(incident: Incident, state: EngineState, least: number): boolean {
  const lasts = successesSince(incident, state, WEIGHTS.quietMs) > 0;
  return lasts && successesSince(incident, state, WEIGHTS.retryMs) >= least;
}

/** Enough successes after a long quiet, and another one, or nothing that has failed for a while after them. */
function isMoreThanOne(incident: Incident, state: EngineState, least: number, now: number): boolean {
  const lasting = successesSince(incident, state, 0, now - WEIGHTS.settleMs);
  return lasting >= least || successesSince(incident, state) > least;
}

/**
 * Against two who say that it fails, the user and the page, it takes more successes, unless as much got through as failed, or it has been
 * quiet for long.
 */
function neededAgainstBoth({ failures, lucky, failedAt }: Incident, now: number): number {
  const { successes, forMs } = WEIGHTS.confirmed;
  return failures > 1 && lucky < failures && within(failedAt, forMs, now) ? successes : 0;
}
