import type { EngineState } from './engine-state';
import { WEIGHTS } from './weights';
import { within } from './within';

/**
 * Since when the user's own line is down, or null. Two hosts must fail, not two tries: the control probe, and one other thing within a
 * minute (a request of the page, a poll of the status page, or the browser says that it is offline). A word of anybody ends it.
 */
export function localSince(state: EngineState, now: number): number | null {
  const { control, lastEdgeAt, silenceAt, page, offlineSince } = state;
  if (!control || control.answered || (lastEdgeAt ?? 0) >= control.at) return null;
  if (state.localSince !== null) return state.localSince;
  if (!within(control.at, WEIGHTS.lineMs, now)) return null;
  const pollFailedAt = page.lastPoll === 'unreachable' ? page.lastPollAt : null;
  const others = [silenceAt, pollFailedAt].filter(
    (at): at is number => within(at, WEIGHTS.lineMs, now) && at > (lastEdgeAt ?? 0),
  );
  if (offlineSince !== null) others.push(offlineSince);
  return others.length > 0 ? Math.min(control.at, ...others) : null;
}
