import type { Action } from '../verdict/actions';
import { tally } from '../verdict/tally';
import { WEIGHTS } from '../verdict/weights';
import { localDay } from './local-day';

/** How one user's own tries went on one day of their calendar. */
export interface DayOfUse {
  /** `2026-11-25`, in the local time of this computer. */
  day: string;
  /** Messages that were answered, and that were not. */
  messages: Tries;
  /** Pages, lists and conversations that loaded, and that did not. */
  pages: Tries;
}

interface Tries {
  worked: number;
  failed: number;
}

/** An action of the user that has been counted. */
export interface CountedAction {
  /** Tells actions apart; nothing else. */
  key: string;
  at: number;
  of: 'messages' | 'pages';
  worked: boolean;
}

/**
 * What actions came to, each once, weighed as the verdict weighs them: what was retried and arrived has worked, what the line or the
 * user's own account is to blame for counts for nothing.
 */
export function outcomesOf(actions: Action[]): CountedAction[] {
  const { failures, successes } = tally(actions);
  return actions.flatMap((action) => {
    const failure = failures.find((one) => one.action === action);
    const worked = successes.filter((one) => one.action === action);
    const of = action.marks.some(({ route }) => route === 'generation') ? 'messages' : 'pages';
    const hasFailed = failure !== undefined && failure.points > WEIGHTS.points.hint;
    const hasWorked = of === 'pages' ? worked.length > 0 : worked.some(({ route }) => route === 'generation');
    if (!hasFailed && !hasWorked) return [];
    const key = `${action.tab} ${action.name ?? ''} ${action.at}`;
    return [{ key, at: action.at, of, worked: !hasFailed } as const];
  });
}

/** What was counted is remembered as long as it is weighed, and a while longer, so that nothing is counted twice. */
const REMEMBERED_MS = WEIGHTS.memoryMs + 30 * 60_000;

export interface Count {
  /** Actions to remember as counted, and those that may be forgotten. */
  counted: CountedAction[];
  forgotten: CountedAction[];
  /** The days that have changed. */
  days: DayOfUse[];
}

/**
 * Counts what is not counted yet, and corrects what has turned out otherwise (a failure that was mended). Counting the same twice changes
 * nothing. `known` are the actions counted before, `dayOf` finds a day as it stands.
 */
export function countActions(
  outcomes: CountedAction[],
  known: CountedAction[],
  dayOf: (day: string) => DayOfUse | undefined,
): Count {
  const before = new Map(known.map((one) => [one.key, one]));
  // The same action may have been weighed several times in one step: the last word counts.
  const news = [...new Map(outcomes.map((one) => [one.key, one])).values()].filter((one) => {
    const old = before.get(one.key);
    return !old || old.worked !== one.worked || old.of !== one.of;
  });
  const days = new Map<string, DayOfUse>();
  const add = ({ at, of, worked }: CountedAction, by: number) => {
    const day = localDay(at);
    const found = days.get(day) ?? dayOf(day) ?? emptyDay(day);
    const how = worked ? 'worked' : 'failed';
    days.set(day, { ...found, [of]: { ...found[of], [how]: Math.max(0, found[of][how] + by) } });
  };
  for (const one of news) {
    const old = before.get(one.key);
    if (old) add(old, -1);
    add(one, 1);
  }
  const newest = Math.max(0, ...outcomes.map(({ at }) => at));
  const weighed = new Set(outcomes.map(({ key }) => key));
  return {
    counted: news,
    forgotten: known.filter(({ key, at }) => newest - at > REMEMBERED_MS && !weighed.has(key)),
    days: [...days.values()],
  };
}

function emptyDay(day: string): DayOfUse {
  return { day, messages: { worked: 0, failed: 0 }, pages: { worked: 0, failed: 0 } };
}
