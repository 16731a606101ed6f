import type { ReportedComponent, StatusEvidence } from '../evidence/evidence';
import { type Fetched, fetchJson } from './fetch-json';
import { readProxyFeed } from './readers/proxy-feed';
import { isPlausible, type StatusReport } from './readers/shape';
import { readV2Components, readV2Incidents } from './readers/v2';
import { resolveComponents } from './resolve-components';
import type { StatusSource } from './status-source';

/**
 * Asks a status page once: its own feed, else the documented answers. `ok` only when the component that decides was found with a known
 * state; `unreadable` when anything answered that is no such report (which proves that the line works); `unreachable` when nothing
 * answered. Never rejects, but for the reason of an aborted `signal`.
 *
 * @param now the time, epoch ms; read when the answer is there
 * @param earlier components of an earlier report, which know groups that the documented answers do not
 */
export async function readStatusPage(
  source: StatusSource,
  request: typeof fetch,
  signal: AbortSignal,
  now: () => number,
  earlier: ReportedComponent[] = [],
): Promise<StatusEvidence> {
  const feed = await fetchJson(source.feedUrl, request, signal);
  const fromFeed = feed.is === 'json' ? readProxyFeed(feed.json, source) : null;
  if (isReadable(fromFeed, source)) return { kind: 'status', at: now(), result: 'ok', ...fromFeed };
  // A host that says nothing for ten seconds says nothing on another path.
  if (feed.is === 'timed-out') return { kind: 'status', at: now(), result: 'unreachable' };
  const [components, incidents] = await Promise.all([
    fetchJson(source.componentsUrl, request, signal),
    fetchJson(source.incidentsUrl, request, signal),
  ]);
  const documented = {
    components: components.is === 'json' ? readV2Components(components.json, source, earlier) : [],
    // They only name and date what the components already say, so they are optional.
    incidents: incidents.is === 'json' ? readV2Incidents(incidents.json) : [],
  };
  if (isReadable(documented, source)) return { kind: 'status', at: now(), result: 'ok', ...documented };
  const answered = [feed, components, incidents].some(isAnswer);
  return { kind: 'status', at: now(), result: answered ? 'unreadable' : 'unreachable' };
}

function isReadable(report: StatusReport | null, source: StatusSource): report is StatusReport {
  return report !== null && isPlausible(report) && resolveComponents(report.components, source) !== null;
}

function isAnswer({ is }: Fetched): boolean {
  return is === 'json' || is === 'unreadable';
}
