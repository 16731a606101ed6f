import { accountCauses, challengeSince, unreachableSince } from './causes';
import type { EngineState } from './engine-state';
import { troubleSince } from './outage';
import { impairedNow, isReadable } from './page-view';
import { isConfirmed } from './recovery';
import { reportedSince } from './reported-since';
import { isRaised, scoreAt } from './score';
import { isCrawling } from './slow';
import { tally } from './tally';
import type { VerdictId } from './verdict';
import { WEIGHTS } from './weights';
import { within } from './within';

/** One verdict: when it is true, and since when the trouble it names has lasted. */
interface Rule {
  is: VerdictId;
  when(state: EngineState, now: number): boolean;
  since?(state: EngineState, now: number): number | null;
}

/** The ten verdicts in their order. The first whose condition holds is the verdict. */
const RULES: Rule[] = [
  {
    is: 'local-network',
    when: ({ localSince }) => localSince !== null,
    since: ({ localSince }) => localSince,
  },
  {
    is: 'outage-confirmed',
    when: (state, now) => {
      const { incident } = state;
      return incident !== null && incident.leftAt === null && isConfirmed(incident, state, now);
    },
    since: ({ incident }) => incident?.since ?? null,
  },
  {
    is: 'outage-suspected',
    when: ({ incident }) => incident !== null && incident.leftAt === null,
    since: ({ incident }) => incident?.since ?? null,
  },
  {
    is: 'challenge',
    when: (state, now) => {
      const since = challengeSince(state, now);
      const [account] = accountCauses(state, now);
      return since !== null && isBelowDegraded(state, now) && since >= (account?.at ?? 0);
    },
    since: challengeSince,
  },
  {
    is: 'account',
    when: (state, now) => isBelowDegraded(state, now) && accountCauses(state, now).length > 0,
    since: (state, now) => accountCauses(state, now)[0]?.at ?? null,
  },
  {
    is: 'unreachable',
    when: (state, now) => unreachableSince(state, now) !== null,
    since: unreachableSince,
  },
  {
    is: 'degraded',
    when: (state, now) =>
      isRaised(tally(state.actions).sum, now) || someAnswersFail(state, now) || isCrawling(state, now),
    since: troubleSince,
  },
  {
    is: 'reported-not-you',
    when: (state, now) => impairedNow(state, now).length > 0,
    since: reportedSince,
  },
  {
    is: 'unknown',
    // Green while blind is the one error without any tolerance.
    when: (state, now) => !isReadable(state, now) && !within(state.lastSuccessAt, WEIGHTS.ownSuccessMs, now),
  },
  { is: 'operational', when: () => true },
];

/** The verdict and since when, without the reasons. */
export function decide(state: EngineState, now: number): EngineState['verdict'] {
  const rule = RULES.find(({ when }) => when(state, now));
  return { is: rule?.is ?? 'unknown', since: rule?.since?.(state, now) ?? null };
}

function isBelowDegraded({ actions }: EngineState, now: number): boolean {
  return scoreAt(tally(actions).sum, now) < WEIGHTS.degraded;
}

/** Some of the last answers failed, not long ago, and not enough have arrived in a row since. */
export function someAnswersFail({ actions }: EngineState, now: number): boolean {
  const last = tally(actions).answers.slice(-WEIGHTS.answersKept);
  const newest = last.findLastIndex(({ failed }) => failed);
  return (
    last.filter(({ failed }) => failed).length >= WEIGHTS.answersFailed &&
    within(last[newest]?.at ?? null, WEIGHTS.windowMs, now) &&
    last.length - 1 - newest < WEIGHTS.answersToForget
  );
}
