import { decided, isWaiting } from './actions';
import type { EngineState } from './engine-state';
import { isUsed } from './page-view';
import { WEIGHTS } from './weights';
import { within } from './within';

/*
 * One browser is one probe: trying again from the same place only repeats its bad minute. So what may be the line's fault waits until
 * another host has answered, or has not (detection §5).
 */

/** The state after a control probe (or a poll of the status page, which proves the same). */
export function afterControl(state: EngineState, at: number, answered: boolean): EngineState {
  return {
    ...state,
    control: { at, answered },
    probeAskedAt: null,
    actions: decided(state.actions, answered),
  };
}

/** The state with a wish for a probe, unless one is on its way. */
export function askingForProbe(state: EngineState, now: number): EngineState {
  return state.probeAskedAt === null ? { ...state, probeAskedAt: now } : state;
}

/** What a failure that may be the line's has to do: nothing, because a fresh answer serves it too, or wait; or it never happened. */
export function lineAt({ control }: EngineState, at: number): 'works' | 'down' | 'open' {
  if (!control || Math.abs(at - control.at) > WEIGHTS.controlServesMs) return 'open';
  return control.answered ? 'works' : 'down';
}

/** Asks again when the answer to a wish was lost, when something still waits, and from time to time while the line is down. */
export function keepAsking(state: EngineState, now: number): EngineState {
  const isOnItsWay = within(state.probeAskedAt, WEIGHTS.controlWaitMs, now);
  if (isOnItsWay) return state;
  const { used, unused } = WEIGHTS.probeAgainMs;
  const again = isUsed(state, now) ? used : unused;
  const isDue = state.localSince !== null && !within(state.control?.at ?? null, again - 1, now);
  const probeAskedAt = isDue || isWaiting(state.actions) ? now : null;
  return probeAskedAt === state.probeAskedAt ? state : { ...state, probeAskedAt };
}
