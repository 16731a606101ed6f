import type { Evidence } from '../../../lib/evidence/evidence';
import { nextPollAt } from '../../../lib/status/poll';
import { type Step, startEngine, take, tick, wants } from '../../../lib/verdict/engine';
import type { EngineState } from '../../../lib/verdict/engine-state';
import type { Notice, VerdictId } from '../../../lib/verdict/verdict';
import type { Random } from './random';
import { lineWorksAt, pollAt, type World } from './world';

const MINUTE = 60_000;
const ANSWER_MS = 200;
const FLAKY_POLLS = 0.003;

/** What the engine said to one person, and when. */
export interface Watched {
  verdicts: { at: number; is: VerdictId }[];
  notices: Notice[];
  /** For how long it was green although nobody could know, ms. */
  greenWhileBlindMs: number;
}

/**
 * Lives through the evidence with the engine that ships: it gets its polls and probes when it asks for them, and is ticked when it
 * wants to be, as the background does it.
 */
export function watch(world: World, seen: Evidence[], from: number, until: number, random: Random): Watched {
  const watched: Watched = { verdicts: [{ at: from, is: 'unknown' }], notices: [], greenWhileBlindMs: 0 };
  let state = startEngine(from);
  let spread = random.next();
  const follow = (step: Step) => {
    state = step.state;
    for (const change of step.changes) {
      if (change.kind === 'verdict') watched.verdicts.push({ at: change.at, is: change.verdict.is });
      else watched.notices.push(change.notice);
    }
  };
  let next = 0;
  for (let now = from; now < until; ) {
    const { probe, poll, nextTickAt } = wants(state, now);
    const due = nextPollAt(poll, { ...state.page, notBefore: state.pollWishedAt, spread });
    const moments = {
      evidence: seen[next]?.at ?? Number.POSITIVE_INFINITY,
      probe: probe ? Math.max(now, probe.askedAt + ANSWER_MS) : Number.POSITIVE_INFINITY,
      poll: due === null ? Number.POSITIVE_INFINITY : Math.max(now, due) + ANSWER_MS,
      tick: nextTickAt,
    };
    const at = Math.min(...Object.values(moments), until);
    watched.greenWhileBlindMs += greenWhileBlind(state, at);
    now = at;
    if (at === until) break;
    if (at === moments.evidence) {
      follow(take(state, seen[next] as Evidence));
      next += 1;
    } else if (at === moments.probe)
      follow(take(state, { kind: 'control', at, answered: lineWorksAt(world, at) }));
    else if (at === moments.poll) {
      spread = random.next();
      follow(take(state, pollAt(world, at, random.chance(FLAKY_POLLS))));
    } else follow(tick(state, at));
  }
  return watched;
}

/** For how long, until then, the state stays green after both views have gone stale. Counted with numbers of its own. */
function greenWhileBlind(
  { verdict, page, lastSuccessAt, clock, tabUsedAt, visibleTabs }: EngineState,
  until: number,
): number {
  if (verdict.is !== 'operational' && verdict.is !== 'reported-not-you') return 0;
  const isUsed = visibleTabs.length > 0 || until - (tabUsedAt ?? 0) <= 60 * MINUTE;
  const pageUntil = (page.readAt ?? 0) + (isUsed ? 10 : 20) * MINUTE;
  const ownUntil = (lastSuccessAt ?? 0) + 15 * MINUTE;
  const blindFrom = Math.max(clock, pageUntil, ownUntil) + 2;
  return Math.max(0, until - blindFrom);
}
