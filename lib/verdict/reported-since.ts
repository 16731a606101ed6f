import type { ReportedIncident } from '../evidence/evidence';
import { postedAt } from '../status/posted-at';
import type { EngineState } from './engine-state';
import { impairedNow } from './page-view';

/**
 * Since when the page has reported a problem with a component that decides: the time in the id of the oldest open incident that touches
 * it. Null when nothing is reported, when the answer does not say what an incident touches, or when its id holds no past time.
 */
export function reportedSince(state: EngineState, now: number): number | null {
  const times = impairedNow(state, now).flatMap(
    ({ id }) => reportOf(state.page.incidents, id, now)?.at ?? [],
  );
  return times.length > 0 ? Math.min(...times) : null;
}

/** The oldest open incident that touches a component, with the time it was posted. */
export function reportOf(
  incidents: ReportedIncident[],
  component: string | null,
  now: number,
): { id: string; at: number } | null {
  const dated = incidents
    .filter(({ components }) => component !== null && components.includes(component))
    .flatMap(({ id }) => {
      const at = postedAt(id);
      return at === null || at > now ? [] : [{ id, at }];
    });
  return dated.reduce<{ id: string; at: number } | null>(
    (oldest, one) => (oldest && oldest.at <= one.at ? oldest : one),
    null,
  );
}
