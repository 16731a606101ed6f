import type { Incident, StatusBoard } from './board';
import { PAGE_ID } from './roster';

/** `/api/v2` lists at most this many components in its summary; which ones changes from poll to poll. */
const SUMMARY_CAP = 25;
const INCIDENT_CAP = 25;
const STRUCTURE_EDITED = '2026-09-24T23:39:27Z';

// Whole seconds here, milliseconds in the proxy feed.
const iso = (at: number) => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
const word = (status: string) => (status === 'full_outage' ? 'major_outage' : status);

/** `GET /api/v2/components.json`: all of them, without groups. */
export function v2Components(board: StatusBoard): Record<string, unknown> {
  return { page: page(board), components: components(board, 7, Number.POSITIVE_INFINITY) };
}

/** `GET /api/v2/incidents.json`: the latest 25; a `limit` changes nothing. No incident names its components. */
export function v2Incidents(board: StatusBoard): Record<string, unknown> {
  const incidents = board.incidents().slice(0, INCIDENT_CAP).map(incident);
  return { page: page(board), ...(incidents.length === 0 ? {} : { incidents }) };
}

/** `GET /api/v2/status.json`. */
export function v2Status(board: StatusBoard): Record<string, unknown> {
  return { page: page(board), status: indicator(board) };
}

/** `GET /api/v2/summary.json`. `turn` is the number of the poll: every one leaves out other components. */
export function v2Summary(board: StatusBoard, turn: number): Record<string, unknown> {
  const open = board.incidents().filter(({ status }) => status !== 'resolved');
  return {
    page: page(board),
    status: indicator(board),
    components: components(board, 5 + turn * 4, SUMMARY_CAP),
    ...(open.length === 0 ? {} : { incidents: open.map(incident) }),
  };
}

function page(board: StatusBoard): Record<string, unknown> {
  const open = board.incidents().find(({ status }) => status !== 'resolved');
  const updated = open?.updates.at(-1)?.at;
  return {
    id: PAGE_ID,
    name: 'OpenAI',
    url: 'https://status.openai.com',
    updated_at: updated === undefined ? STRUCTURE_EDITED : iso(updated),
  };
}

function components(board: StatusBoard, shift: number, cap: number): Record<string, unknown>[] {
  const all = board.components();
  const shifted = all.map((_, index) => all[(index * 13 + shift) % all.length] ?? all[0]);
  return shifted.slice(0, cap).flatMap((component, position) =>
    component === undefined
      ? []
      : {
          id: component.id,
          name: component.name,
          status: word(component.status),
          position,
          page_id: PAGE_ID,
          created_at: '2025-02-25T01:32:55Z',
          updated_at: STRUCTURE_EDITED,
        },
  );
}

function indicator(board: StatusBoard): { indicator: string; description: string } {
  const states = board.components().map(({ status }) => status);
  if (states.includes('full_outage')) return { indicator: 'critical', description: 'Full System Outage' };
  if (states.includes('partial_outage')) return { indicator: 'major', description: 'Partial System Outage' };
  return states.every((status) => status === 'operational')
    ? { indicator: 'none', description: 'All Systems Operational' }
    : { indicator: 'minor', description: 'Partial System Degradation' };
}

function incident(each: Incident): Record<string, unknown> {
  const worst = each.impacts.map(({ status }) => status);
  return {
    id: each.id,
    name: each.name,
    status: each.status,
    impact: worst.includes('full_outage')
      ? 'critical'
      : worst.includes('partial_outage')
        ? 'major'
        : worst.length === 0
          ? 'none'
          : 'minor',
    created_at: iso(each.publishedAt),
    updated_at: iso(each.updates.at(-1)?.at ?? each.publishedAt),
    page_id: PAGE_ID,
    ...(each.resolvedAt === null ? {} : { resolved_at: iso(each.resolvedAt) }),
    incident_updates: each.updates.toReversed().map((update) => ({
      id: update.id,
      incident_id: each.id,
      status: update.status,
      body: update.message,
      created_at: iso(update.at),
      display_at: iso(update.at),
      updated_at: iso(update.at),
    })),
  };
}
