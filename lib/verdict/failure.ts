import type { Route } from '../evidence/evidence';
import type { Action } from './actions';
import { type Judged, strongestOf } from './judge-action';
import type { Mark } from './marks';

/** One action that failed. */
export interface Failure {
  action: Action;
  /** Its first and its newest failing mark. */
  at: number;
  lastAt: number;
  route: Route;
  points: number;
  /** Somebody at OpenAI's side answered, and the answer was the failure. */
  answered: boolean;
  /** The strongest mark. */
  mark: Mark;
}

/** The failure of an action, as a list of one or none: chunks and files are nobody's action. */
export function toFailure({ action, failures }: Judged): Failure[] {
  const counted = failures.filter(({ mark }) => mark.route !== 'asset');
  const strongest = strongestOf(counted);
  const [first] = counted;
  if (!first || !strongest) return [];
  return [
    {
      action,
      at: first.mark.at,
      lastAt: Math.max(...counted.map(({ mark }) => mark.at)),
      route: strongest.mark.route,
      points: strongest.points,
      answered: counted.some(({ answered }) => answered),
      mark: strongest.mark,
    },
  ];
}
