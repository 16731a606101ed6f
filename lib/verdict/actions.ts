import type { PageEvidence } from '../evidence/evidence';
import type { Mark } from './marks';
import { oncePer } from './once-per';
import { WEIGHTS } from './weights';

/** One thing the user did (a message, a page opened), with everything that was seen of it. It counts once. */
export interface Action {
  tab: number;
  /** The name that its evidence shares; null when evidence had none. */
  name: string | null;
  at: number;
  marks: Mark[];
}

/** The actions with one more mark, in the action it belongs to. The same thing seen again in one action changes nothing. */
export function withMark(actions: Action[], { tab, action }: PageEvidence, mark: Mark): Action[] {
  const place = placeOf(actions, tab, action ?? null, mark.at);
  const found = actions[place];
  if (!found) return [...actions, { tab, name: action ?? null, at: mark.at, marks: [mark] }];
  if (found.marks.some((known) => isSame(known, mark))) return actions;
  return actions.with(place, { ...found, marks: [...found.marks, mark] });
}

/** A route that works counts once in an action, with whatever status it says so. */
function isSame(one: Mark, other: Mark): boolean {
  const isAlike = one.kind === 'loaded' || one.status === other.status;
  return one.kind === other.kind && one.route === other.route && isAlike;
}

/** By name; without a name, the newest action of the tab that began within ten seconds. -1: a new one. */
function placeOf(actions: Action[], tab: number, name: string | null, at: number): number {
  return actions.findLastIndex(
    (action) =>
      action.tab === tab &&
      (name === null ? Math.abs(at - action.at) <= WEIGHTS.groupingMs : action.name === name),
  );
}

/** The actions after a control probe: what waited for it counts if the line works, and never happened if it does not. */
export function decided(actions: Action[], lineWorks: boolean): Action[] {
  return waitingChanged(actions, (mark) => (lineWorks ? { ...mark, waits: false } : null));
}

/** The actions that still matter: the last half hour, and the last answers whatever their age; without what waited in vain. */
export function remembered(actions: Action[], now: number): Action[] {
  return waitingChanged(withoutOld(actions, now), (mark) =>
    now - mark.at > WEIGHTS.controlWaitMs ? null : mark,
  );
}

function withoutOld(actions: Action[], now: number): Action[] {
  const isOld = ({ at }: Action) => now - at > WEIGHTS.memoryMs;
  if (actions.length <= WEIGHTS.mostActions && !actions.some(isOld)) return actions;
  const answers = actions.filter(isAnswer).slice(-WEIGHTS.answersKept);
  const kept = actions
    .filter((action) => !isOld(action) || answers.includes(action))
    .slice(-WEIGHTS.mostActions);
  return kept.length === actions.length ? actions : kept;
}

function isAnswer({ marks }: Action): boolean {
  return marks.some(({ route }) => route === 'generation');
}

/** Whether something waits for a control probe. */
export const isWaiting = oncePer((actions: Action[]) =>
  actions.some(({ marks }) => marks.some(({ waits }) => waits)),
);

/** The actions with every waiting mark changed, or gone; the same list when none is, so that what was computed from it stays known. */
function waitingChanged(actions: Action[], change: (mark: Mark) => Mark | null): Action[] {
  if (!isWaiting(actions)) return actions;
  let changed = false;
  const all = actions.map((action) => {
    const marks = action.marks.flatMap((mark) => (mark.waits ? (change(mark) ?? []) : mark));
    if (marks.length === action.marks.length && marks.every((mark, n) => mark === action.marks[n]))
      return action;
    changed = true;
    return { ...action, marks };
  });
  return changed ? all : actions;
}
