import type { ReportedIncident } from '../evidence/evidence';
import { postedAt } from '../status/posted-at';
import type { StatusSource } from '../status/status-source';
import type { PageState } from '../verdict/engine-state';
import type { SeenIncident } from './incident';

/** An incident as the status page told it, as far as it was read here. */
export interface PublishedIncident {
  /** The page's own. */
  id: string;
  name: string;
  /** When it was first posted, epoch ms: told by its id, whenever it was read. Null when the id does not tell. */
  postedAt: number | null;
  /** Ids of the components it has touched; empty when the page did not say. */
  components: string[];
  /** Its state when last read, in the page's word. */
  status: string;
  /** Between these two readings the page gave the all-clear, epoch ms; the second is null while it has not. */
  openAt: number;
  clearAt: number | null;
}

const LONGEST_NAME = 200;
const MOST_READ = 40;

/** The incidents that are new or changed with the page as it was last read, from those that were open before. */
export function followPublished(
  known: PublishedIncident[],
  page: PageState,
  source: StatusSource,
): PublishedIncident[] {
  const { readAt, incidents } = page;
  // An unreadable page is no all-clear.
  if (page.lastPoll !== 'ok' || readAt === null) return [];
  const open = incidents.filter((one) => one.status !== 'resolved' && concerns(one, source));
  const listed = open.slice(0, MOST_READ).map((one) => {
    const before = known.find(({ id }) => id === one.id);
    return merged(before, one, Math.max(readAt, before?.openAt ?? 0));
  });
  const gone = known
    .filter(
      ({ id, clearAt, openAt }) => clearAt === null && openAt < readAt && !open.some((o) => o.id === id),
    )
    .map((one) => ({ ...one, status: statusOf(incidents, one), clearAt: readAt }));
  return [...listed, ...gone].filter((one) => {
    const before = known.find(({ id }) => id === one.id);
    return JSON.stringify(before) !== JSON.stringify(one);
  });
}

function merged(
  before: PublishedIncident | undefined,
  { id, name, status, components }: ReportedIncident,
  readAt: number,
): PublishedIncident {
  const touched = [...new Set([...(before?.components ?? []), ...components])];
  return {
    id,
    name: name.slice(0, LONGEST_NAME),
    postedAt: postedAt(id),
    components: touched,
    status,
    openAt: readAt,
    clearAt: null,
  };
}

function statusOf(incidents: ReportedIncident[], { id, status }: PublishedIncident): string {
  return incidents.find((one) => one.id === id)?.status ?? status;
}

/** Whether it is about ChatGPT. One that names no component may be. */
function concerns({ components }: ReportedIncident, source: StatusSource): boolean {
  const others = source.components.filter(({ role }) => role === 'other').map(({ id }) => id);
  return components.length === 0 || components.some((id) => !others.includes(id));
}

/** OpenAI's page has been up to 105 minutes late in a measured incident; later than two hours is another one. */
const LATEST_POST_MS = 2 * 60 * 60_000;

/**
 * The published incident that tells of one that was seen, and how much later than the first failure here it was posted, in ms
 * (negative: earlier). The nearest of those that touch what every conversation needs and were open at that time; null when none was.
 */
export function pageLag(
  { since, endedAt }: SeenIncident,
  published: PublishedIncident[],
  source: StatusSource,
): { incident: PublishedIncident; ms: number } | null {
  const core = source.components
    .filter(({ role }) => role === 'conversations' || role === 'login')
    .map(({ id }) => id);
  return (
    published
      .flatMap((incident) => {
        const { postedAt: posted, clearAt, components } = incident;
        const fits = components.length === 0 || components.some((id) => core.includes(id));
        const isLater = posted !== null && posted > (endedAt ?? Number.POSITIVE_INFINITY) + LATEST_POST_MS;
        const isOver = clearAt !== null && clearAt <= since;
        return posted === null || !fits || isLater || isOver ? [] : [{ incident, ms: posted - since }];
      })
      .sort((one, other) => Math.abs(one.ms) - Math.abs(other.ms))
      .at(0) ?? null
  );
}
