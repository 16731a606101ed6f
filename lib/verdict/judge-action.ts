import type { Action } from './actions';
import type { Mark, MarkKind } from './marks';
import { WEIGHTS } from './weights';

/** A mark that counts as a failure. */
export interface Failing {
  mark: Mark;
  points: number;
  /** Somebody at OpenAI's side answered, and the answer was the failure. */
  answered: boolean;
  fromSilence: boolean;
}

/** One action, with everything that was seen of it weighed together. */
export interface Judged {
  action: Action;
  /** In order of time. */
  failures: Failing[];
  /** The failure that counts; null when nothing failed. */
  strongest: Failing | null;
  /** Refusals and texts that blame the user, while nothing in the action says that it was the service. */
  blames: Mark[];
  /** Bot checks, under the same condition where only words say so. */
  challenges: Mark[];
  /** When the answer arrived. */
  answeredAt: number | null;
}

/** Status and code outrank words: a text of the page counts for nothing beside one of these. */
const EXPLAINS: MarkKind[] = ['limit', 'signed-out', 'challenged', 'excused'];
const SERVICE_TEXTS: MarkKind[] = ['error-text', 'error-page', 'error-toast'];
const BLAMES: MarkKind[] = ['limit', 'signed-out', 'refused'];

/**
 * Weighs one action.
 * @param isClustered whether a refusal hit so many calls at once that it is the service's
 */
export function judgeAction(action: Action, isClustered: (refusal: Mark) => boolean): Judged {
  const marks = action.marks.filter(({ waits }) => !waits);
  const answeredAt = marks.find(({ kind }) => kind === 'answered')?.at ?? null;
  // The page retried by itself and the answer came: nothing of it was a failure.
  if (answeredAt !== null)
    return { action, failures: [], strongest: null, blames: [], challenges: [], answeredAt };
  const failures = marks
    .flatMap((mark) => weigh(mark, marks, isClustered) ?? [])
    .sort((one, other) => one.mark.at - other.mark.at);
  const isServices = failures.some(({ points, answered }) => answered && points > WEIGHTS.points.hint);
  const blames = isServices ? [] : marks.filter(({ kind }) => BLAMES.includes(kind));
  const challenges = marks.filter(
    ({ kind, status }) => kind === 'challenged' && (status !== null || !isServices),
  );
  return { action, failures, strongest: strongestOf(failures), blames, challenges, answeredAt };
}

/** The heaviest, the earliest among equals; null of none. */
export function strongestOf(failures: Failing[]): Failing | null {
  return failures.reduce<Failing | null>(
    (best, failure) => (best && best.points >= failure.points ? best : failure),
    null,
  );
}

/** What a mark is worth beside the others of its action; null when it is no failure. */
function weigh(mark: Mark, marks: Mark[], isClustered: (refusal: Mark) => boolean): Failing | null {
  const { hard, soft, slight, silence, hint } = WEIGHTS.points;
  const failing = (points: number, answered: boolean, fromSilence = false) => ({
    mark,
    points,
    answered,
    fromSilence,
  });
  const explained = marks.some(({ kind, status }) => EXPLAINS.includes(kind) && status !== null);
  // Nobody answered: then the words are the page's own guess.
  const unanswered = marks.some(({ kind, route }) => kind === 'silence' && route === mark.route);
  switch (mark.kind) {
    case 'failed':
      return failing(mark.route === 'generation' || mark.route === 'document' ? hard : soft, true);
    case 'asset-failed':
      return failing(slight, false);
    case 'cut':
    case 'stalled':
      return failing(soft, true);
    case 'error-page':
      return explained ? null : failing(hard, true);
    case 'error-text':
      return explained || unanswered ? null : failing(soft, true);
    case 'error-toast':
      return explained ? null : failing(slight, true);
    case 'network-text':
      // One live case was caused by 429s: where there is a failing status, the words blame the wrong one.
      return marks.some(({ status }) => (status ?? 0) >= 400) ? null : failing(silence, false, true);
    case 'silence':
      return failing(mark.route === 'asset' ? slight : silence, false, true);
    case 'refused': {
      const shownAsFailure = !explained && marks.some(({ kind }) => SERVICE_TEXTS.includes(kind));
      const signInFails = mark.reported && (mark.status === 401 || mark.status === 403);
      return shownAsFailure || signInFails || isClustered(mark) ? failing(soft, true) : failing(hint, false);
    }
    default:
      return null;
  }
}
