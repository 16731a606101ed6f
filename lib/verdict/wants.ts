import type { PollPace } from '../status/poll';
import type { EngineState } from './engine-state';
import { impairedNow, isUsed } from './page-view';
import { isRaised, scoreAt } from './score';
import { tally } from './tally';
import { WEIGHTS } from './weights';

/** What the engine would like to know, and when it wants to look at the clock again. Wishes are state, so a dead worker forgets none. */
export interface Wants {
  /** A control probe; its answer comes back as `control` evidence. The same `askedAt` is the same wish. */
  probe: { askedAt: number } | null;
  /** How eagerly the status page should be polled (`nextPollAt` says when). */
  poll: PollPace;
  /** Whether ChatGPT itself should be asked for a sign of life, as often as the status page is. */
  edge: boolean;
  /** The next moment at which time alone may change something, epoch ms. */
  nextTickAt: number;
}

/** What the engine wants at this moment. */
export function wants(state: EngineState, now: number): Wants {
  const { probeAskedAt } = state;
  return {
    probe: probeAskedAt === null ? null : { askedAt: probeAskedAt },
    poll: pace(state, now),
    edge: state.verdict.is === 'unreachable' && isUsed(state, now),
    nextTickAt: nextTickAt(state, now),
  };
}

function pace(state: EngineState, now: number): PollPace {
  const { localSince, offlineSince, pollWishedAt, verdict } = state;
  if (localSince !== null && offlineSince !== null) return 'never';
  if (pollWishedAt !== null && pollWishedAt <= now) return 'now';
  const used = isUsed(state, now);
  const isReported = used && impairedNow(state, now).length > 0;
  if (hasTrouble(state, now) || isReported || verdict.is === 'unreachable') return 'soon';
  return used ? 'usual' : 'seldom';
}

function hasTrouble(state: EngineState, now: number): boolean {
  return state.incident?.leftAt === null || isRaised(tally(state.actions).sum, now);
}

/** At most this long may pass between two ticks; twice that was a sleep. */
export function tickPeriod(state: EngineState, now: number): number {
  return hasTrouble(state, now) || isUsed(state, now) ? WEIGHTS.tickMs.used : WEIGHTS.tickMs.unused;
}

function nextTickAt(state: EngineState, now: number): number {
  const { actions, page, outageShownAt, probeAskedAt, pollWishedAt, lastSuccessAt, graceEndsAt } = state;
  const { sum } = tally(actions);
  const score = scoreAt(sum, now);
  const after = (at: number | null, ms: number) => (at === null ? [] : [at + ms]);
  const moments = [
    now + tickPeriod(state, now),
    ...after(outageShownAt, WEIGHTS.noticeAfterMs),
    ...after(probeAskedAt, WEIGHTS.controlWaitMs + 1),
    ...after(pollWishedAt, 0),
    ...after(graceEndsAt, 0),
    ...after(sum.limitUntil, 0),
    ...after(lastSuccessAt, WEIGHTS.ownSuccessMs + 1),
    ...after(page.readAt, WEIGHTS.pageValidMs.used + 1),
    ...after(page.readAt, WEIGHTS.pageValidMs.unused + 1),
    ...(sum.raised && score > WEIGHTS.clear
      ? [now + Math.ceil(WEIGHTS.halfLifeMs * Math.log2(score / WEIGHTS.clear)) + 1]
      : []),
  ];
  return Math.min(...moments.filter((at) => at > now));
}
