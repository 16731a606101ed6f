import type { Situation } from '../surfaces/situation';
import { verdictOf } from './because';
import { capabilitiesOf } from './capabilities';
import type { EngineState } from './engine-state';
import { stallLimitMs } from './slow';
import { tally } from './tally';
import { WEIGHTS } from './weights';

/** What the surfaces show of an engine's state. Its reasons are those of the state's own time; `now` only dates the view. */
export function situationOf(state: EngineState, now: number): Situation {
  const { failuresInRow: _, ...page } = state.page;
  const answers = tally(state.actions).answers.slice(-WEIGHTS.answersKept);
  return {
    verdict: verdictOf(state),
    page,
    lastSuccessAt: state.lastSuccessAt,
    lastFailureAt: state.lastFailureAt,
    own: {
      messages: { failed: answers.filter(({ failed }) => failed).length, of: answers.length },
      capabilities: capabilitiesOf(state, now),
      stallLimitMs: stallLimitMs(state),
    },
    at: now,
  };
}
