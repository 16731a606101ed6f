import type { Route } from '../evidence/evidence';
import type { EngineState, Leaving } from '../verdict/engine-state';
import type { Fact, Verdict, VerdictId } from '../verdict/verdict';

/** An outage as it was seen from here. It is the same one as long as `since` is the same: coming back within minutes does not make two. */
export interface SeenIncident {
  /** Its first failure, epoch ms. */
  since: number;
  /** When it was over, epoch ms; null while it lasts. */
  endedAt: number | null;
  /** How that is known: an own success, the page alone, or not at all because nobody tried any more. */
  left: Leaving | null;
  /** What the verdict was, from when on; ends with the verdict after it. */
  timeline: Stage[];
  /** What failed. */
  routes: Route[];
  /** What was counted, while it was an outage; the newest reasons. */
  because: Fact[];
}

export interface Stage {
  /** Epoch ms. */
  at: number;
  is: VerdictId;
}

/** An outage that comes and goes for a day is cut in the middle. */
const MOST_STAGES = 60;

/**
 * The incident after one more step of the engine, from what was known of it (null at first). The very same object when there is
 * nothing new, so that a step that is seen twice changes nothing; null when there is no incident.
 */
export function followSeen(
  known: SeenIncident | null,
  { incident, clock }: EngineState,
  { is, because }: Verdict,
): SeenIncident | null {
  if (!incident) return null;
  const { since, leftAt, left, routes } = incident;
  const before = known?.since === since ? known : null;
  // What the verdict was after the end belongs to no incident.
  if (before && leftAt !== null && before.endedAt === leftAt) return before;
  const stages = before?.timeline ?? [];
  const isNews = stages.at(-1)?.is !== is;
  const next: SeenIncident = {
    since,
    endedAt: leftAt,
    left,
    timeline: isNews ? bounded([...stages, { at: leftAt ?? clock, is }]) : stages,
    routes: [...routes],
    because: is.startsWith('outage-') ? because : (before?.because ?? []),
  };
  return before && isSame(before, next) ? before : next;
}

function bounded(stages: Stage[]): Stage[] {
  return stages.length > MOST_STAGES ? [...stages.slice(0, 10), ...stages.slice(11)] : stages;
}

/** What was read again a minute later is no news. */
function isSame(one: SeenIncident, other: SeenIncident): boolean {
  const gist = ({ because, ...rest }: SeenIncident) =>
    JSON.stringify([rest, because.map((fact) => ({ ...fact, readAt: 0 }))]);
  return gist(one) === gist(other);
}
