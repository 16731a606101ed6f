import type { EngineState } from './engine-state';
import { impairedNow, LOGIN_ROUTES } from './page-view';
import { tally } from './tally';
import { WEIGHTS } from './weights';
import { within } from './within';

/** Since when a bot check has stood in the way, or null. */
export function challengeSince({ actions }: EngineState, now: number): number | null {
  const { challengeAt } = tally(actions).sum;
  return within(challengeAt, WEIGHTS.challengeMs, now) ? challengeAt : null;
}

export interface AccountCause {
  kind: 'limit' | 'signed-out';
  at: number;
  /** When it ends, where ChatGPT said so. */
  until: number | null;
}

/**
 * What stands in the way on the user's own account, the newest first. Not while the page says that just this has trouble: then it may
 * not be the user.
 */
export function accountCauses(state: EngineState, now: number): AccountCause[] {
  const { limitAt, limitUntil, signedOutAt } = tally(state.actions).sum;
  const impaired = impairedNow(state, now);
  const loginImpaired = impaired.some(({ routes }) => routes === LOGIN_ROUTES);
  const conversationsImpaired = impaired.some(({ routes }) => routes !== LOGIN_ROUTES);
  const causes: AccountCause[] = [];
  const isLimited = limitUntil === null ? within(limitAt, WEIGHTS.accountMs, now) : now < limitUntil;
  if (limitAt !== null && isLimited && !conversationsImpaired)
    causes.push({ kind: 'limit', at: limitAt, until: limitUntil });
  if (within(signedOutAt, WEIGHTS.accountMs, now) && !loginImpaired)
    causes.push({ kind: 'signed-out', at: signedOutAt, until: null });
  return causes.sort((one, other) => other.at - one.at);
}

/**
 * Since when ChatGPT has been silent from here while other hosts answer, or null: at least three requests of two actions within five
 * minutes, and not one word from its edge since. A VPN, a filter, or an outage so complete that nothing answers.
 */
export function unreachableSince({ actions, lastEdgeAt }: EngineState, now: number): number | null {
  const { failures, actions: fewest, withinMs, fadeMs } = WEIGHTS.unreachable;
  const silent = tally(actions).unanswered.filter(({ at }) => at > (lastEdgeAt ?? 0));
  const [first] = silent;
  if (!first || !within(silent.at(-1)?.at ?? null, fadeMs, now)) return null;
  const isEnough = silent.some(({ at: start }) => {
    const together = silent.filter(({ at }) => at >= start && at - start <= withinMs);
    return together.length >= failures && new Set(together.map(({ action }) => action)).size >= fewest;
  });
  return isEnough ? first.at : null;
}
