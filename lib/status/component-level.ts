/** How bad a component is: 0 works, 1 degraded or under maintenance, 2 partial outage, 3 outage. */
export type Level = 0 | 1 | 2 | 3;

/** The page's own feed says `full_outage`, its v2 answer `major_outage` (status-page §8). */
const LEVELS = new Map<string, Level>([
  ['operational', 0],
  ['under_maintenance', 1],
  ['degraded_performance', 1],
  ['partial_outage', 2],
  ['major_outage', 3],
  ['full_outage', 3],
]);

/** Level of a component's status in the page's own words; null for a word nobody knows, which must never read as green. */
export function levelOf(status: string): Level | null {
  return LEVELS.get(status) ?? null;
}
