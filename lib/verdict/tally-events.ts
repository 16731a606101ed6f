import type { Route } from '../evidence/evidence';
import type { Judged } from './judge-action';
import type { Mark } from './marks';

/** What an action does to the score and to the causes, one step at a time. */
export type TallyEvent = { at: number } & (
  | { kind: 'failed'; route: Route; points: number; fromSilence: boolean }
  | { kind: 'blamed'; mark: Mark }
  | { kind: 'challenged' }
  | { kind: 'loaded'; route: Route }
  | { kind: 'answered' }
);

/** The steps of one action in order of time. A blame stands before the points of the same moment: it is judged by what was before. */
export function eventsOf(judged: Judged): TallyEvent[] {
  const events = [...blames(judged), ...failures(judged), ...others(judged)];
  return events.sort((one, other) => one.at - other.at);
}

function blames({ blames: marks }: Judged): TallyEvent[] {
  return marks.map((mark) => ({ at: mark.at, kind: 'blamed', mark }));
}

/** The strongest failure counts, in its route; where a later one is stronger, it adds the difference. */
function failures({ failures: all, strongest }: Judged): TallyEvent[] {
  if (!strongest) return [];
  let most = 0;
  return all.flatMap(({ mark, points, fromSilence }) => {
    const more = points - most;
    most = Math.max(most, points);
    const { route } = strongest.mark;
    return more > 0 ? [{ at: mark.at, kind: 'failed' as const, route, points: more, fromSilence }] : [];
  });
}

function others({ action, challenges, answeredAt }: Judged): TallyEvent[] {
  const checks = challenges.map(({ at }): TallyEvent => ({ at, kind: 'challenged' }));
  const loads = action.marks.flatMap(({ at, kind, route }): TallyEvent[] =>
    kind === 'loaded' ? [{ at, kind, route }] : [],
  );
  const answers: TallyEvent[] = answeredAt === null ? [] : [{ at: answeredAt, kind: 'answered' }];
  return [...checks, ...loads, ...answers];
}
