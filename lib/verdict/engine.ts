import type { Evidence } from '../evidence/evidence';
import { type Action, remembered } from './actions';
import { verdictOf } from './because';
import { keepAsking } from './control';
import { DEFAULT_SETTINGS, type EngineState, freshState } from './engine-state';
import { localSince } from './local-network';
import { successesSince } from './luck';
import { tell } from './notices';
import { entered, isOutage, isRelapse } from './outage';
import { followed, wayOut } from './recovery';
import { decide } from './rules';
import { isRaised } from './score';
import { setBack } from './set-back';
import { afterWake, remember } from './take';
import { tally } from './tally';
import type { Notice, Verdict } from './verdict';
import { tickPeriod } from './wants';
import { WEIGHTS } from './weights';
import { later } from './within';

export { verdictOf } from './because';
export type { EngineSettings, EngineState } from './engine-state';
export { afterBrowserRestart, restoreEngine } from './restore';
export { situationOf } from './situation-of';
export { type Wants, wants } from './wants';

/** Something a surface has to show. */
export type Change = { kind: 'verdict'; at: number; verdict: Verdict } | { kind: 'notice'; notice: Notice };

export interface Step {
  state: EngineState;
  changes: Change[];
  /** The actions that were weighed. Those of an outage that has just ended are not in the state any more. */
  weighed: Action[];
}

/** A new engine that knows nothing yet: its verdict is `unknown`. */
export function startEngine(now: number, settings = DEFAULT_SETTINGS): EngineState {
  return freshState(now, settings);
}

/** Takes one observation. Late ones count at their own time; what time it is now is never earlier than the engine has heard. */
export function take(state: EngineState, evidence: Evidence): Step {
  return conclude(remember(advance(state, evidence.at), evidence), state);
}

/** Lets time pass. Evidence may be late; only here a clock that was set back is believed. */
export function tick(state: EngineState, now: number): Step {
  const isSetBack = state.clock - now > WEIGHTS.lateMs;
  return conclude(isSetBack ? setBack(state, now) : advance(state, now), state);
}

function advance(state: EngineState, now: number): EngineState {
  if (now <= state.clock) return state;
  return { ...(hasSlept(state, now) ? afterWake(state, now) : state), clock: now };
}

/** Whether nobody has looked at the clock for so long that the machine must have slept. */
export function hasSlept(state: EngineState, now: number): boolean {
  return now - state.clock > Math.max(WEIGHTS.gapMs, 2 * tickPeriod(state, state.clock));
}

/** Everything that follows from what is known at the state's own time. */
function conclude(known: EngineState, before: EngineState): Step {
  const now = known.clock;
  const current = changed(known, { actions: remembered(known.actions, now) });
  const local = keepAsking(changed(current, { localSince: localSince(current, now) }), now);
  const followedUp = wishPoll(withIncident(withLastFailure(local), now), before, now);
  const verdict = decide(followedUp, now);
  const { state, notices } = tell(
    { ...followedUp, verdict, outageShownAt: shownSince(verdict.is, followedUp, now) },
    before.incident,
    now,
  );
  const changes: Change[] = notices.map((notice) => ({ kind: 'notice', notice }));
  if (verdict.is !== before.verdict.is)
    changes.unshift({ kind: 'verdict', at: now, verdict: verdictOf(state) });
  return { state, changes, weighed: current.actions };
}

function withLastFailure(state: EngineState): EngineState {
  const failedAt = tally(state.actions).failures.reduce<number | null>(
    (last, one) => later(last, one.lastAt),
    null,
  );
  return changed(state, { lastFailureAt: later(state.lastFailureAt, failedAt) });
}

/** The state with other values; the same state when they are no others, since most ticks change nothing. */
function changed(state: EngineState, values: Partial<EngineState>): EngineState {
  const names = Object.keys(values) as (keyof EngineState)[];
  return names.every((name) => state[name] === values[name]) ? state : { ...state, ...values };
}

/** Enters, follows and leaves the outage. What belonged to it is forgotten with it. */
function withIncident(state: EngineState, now: number): EngineState {
  const isOn = state.incident?.leftAt === null;
  if (!isOn && !isOutage(state, now) && !isRelapse(state, now)) return state;
  const on = isOn && state.incident ? state.incident : entered(state, now);
  const incident = followed(on, state, now);
  const left = wayOut(incident, state, now);
  if (!left) return { ...state, incident };
  // Should it come back, they were luck, too.
  const lucky = incident.lucky + successesSince(incident, state);
  return { ...state, incident: { ...incident, left, leftAt: now, lucky }, actions: [] };
}

/** The page is asked at once when the score has just risen, and when an outage has just been entered. */
function wishPoll(state: EngineState, before: EngineState, now: number): EngineState {
  const hasRisen =
    isRaised(tally(state.actions).sum, now) && !isRaised(tally(before.actions).sum, before.clock);
  const hasEntered = state.incident?.leftAt === null && before.incident?.leftAt !== null;
  return hasRisen || hasEntered ? { ...state, pollWishedAt: state.pollWishedAt ?? now } : state;
}

function shownSince(is: string, { outageShownAt }: EngineState, now: number): number | null {
  return is.startsWith('outage-') ? (outageShownAt ?? now) : null;
}
