import { storedItem } from '../platform/storage';
import type { VerdictId } from '../verdict/verdict';
import type { Situation } from './situation';

/** The user's wish to be told, once, when ChatGPT works again. */
export interface RecoveryWish {
  /** Epoch ms. */
  askedAt: number;
  /** When it came true, epoch ms; kept until somebody has read it in a ChatGPT tab. */
  grantedAt: number | null;
}

/** On disk, where the page's script can write it and no restart forgets it. */
export const recoveryWish = storedItem<RecoveryWish | null>('local', 'recovery-wish', null);

/** Trouble of the service: for one's own line or account there is nothing that could be told. */
const MAY_ASK: VerdictId[] = ['outage-suspected', 'outage-confirmed', 'unreachable'];
const WELL: VerdictId[] = ['operational', 'reported-not-you'];
/** After this time nobody waits for the news any more. */
const LASTS_MS = 12 * 60 * 60_000;

export function mayAskFor(verdict: VerdictId): boolean {
  return MAY_ASK.includes(verdict);
}

/** Whether the wish comes true: it works for the user again, or OpenAI says so. That nobody has tried is no recovery. */
export function comesTrue({ askedAt, grantedAt }: RecoveryWish, situation: Situation): boolean {
  const { verdict, lastSuccessAt } = situation;
  if (grantedAt !== null || !WELL.includes(verdict.is)) return false;
  const isSaid = verdict.because.some((fact) => fact.kind === 'page-says-fixed');
  return isSaid || (lastSuccessAt ?? 0) > askedAt;
}

/** Whether a wish is too old to be cared for. `now` in epoch ms. */
export function hasLapsed({ askedAt, grantedAt }: RecoveryWish, now: number): boolean {
  return now - (grantedAt ?? askedAt) > LASTS_MS;
}

/** Whether a page still has to say that it works again: it came true, and nothing has failed or been tried there since. */
export function isToBeTold(
  wish: RecoveryWish,
  {
    situation,
    lastSuccessAt,
    now,
  }: { situation: Situation | null; lastSuccessAt: number | null; now: number },
): boolean {
  const { grantedAt } = wish;
  if (grantedAt === null || hasLapsed(wish, now) || !situation) return false;
  const isWell = WELL.includes(situation.verdict.is) && (situation.lastFailureAt ?? 0) <= grantedAt;
  return isWell && (lastSuccessAt ?? 0) <= grantedAt;
}
