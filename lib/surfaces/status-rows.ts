import type { ReportedComponent, ReportedIncident } from '../evidence/evidence';
import { isUlid } from '../status/posted-at';
import { type CoreComponent, resolveComponents } from '../status/resolve-components';
import type { StatusSource } from '../status/status-source';
import type { Tone } from './appearance';
import type { PageView } from './situation';

/** One component of the status page, ready to show. */
export interface StatusRow {
  name: string;
  /** Message key of its state in words. */
  state: string;
  tone: Tone;
}

/** An open incident that touches ChatGPT. `url` is null when the page gave an id that is not one: it is then named without a link. */
export interface IncidentRow {
  id: string;
  name: string;
  /** Message key of its state in words. */
  state: string;
  url: string | null;
}

export interface StatusRows {
  /** What every conversation needs: Conversations and Login. */
  first: StatusRow[];
  /** The features of ChatGPT, the impaired ones on top. */
  others: StatusRow[];
  /** The components of the API, for those who build on it: the impaired ones on top. */
  developers: StatusRow[];
  incidents: IncidentRow[];
}

const STATES: Record<string, { state: string; tone: Tone }> = {
  operational: { state: 'popup_state_operational', tone: 'good' },
  degraded_performance: { state: 'popup_state_degraded', tone: 'caution' },
  partial_outage: { state: 'popup_state_partial', tone: 'alarm' },
  full_outage: { state: 'popup_state_outage', tone: 'alarm' },
  major_outage: { state: 'popup_state_outage', tone: 'alarm' },
  under_maintenance: { state: 'popup_state_maintenance', tone: 'note' },
};
const UNKNOWN_STATE = { state: 'popup_state_unknown', tone: 'muted' } as const;

const INCIDENT_STATES: Record<string, string> = {
  investigating: 'popup_incident_investigating',
  identified: 'popup_incident_identified',
  monitoring: 'popup_incident_monitoring',
  resolved: 'popup_incident_resolved',
};

/** The row of a table for a word that somebody else chose. */
function rowOf<T>(table: Record<string, T>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

function toRow({ name, status }: ReportedComponent | CoreComponent): StatusRow {
  return { name, ...(rowOf(STATES, status) ?? UNKNOWN_STATE) };
}

function toIncident({ id, name, status }: ReportedIncident, { pageUrl }: StatusSource): IncidentRow {
  const url = isUlid(id) ? `${pageUrl}/incidents/${id}` : null;
  return { id, name, state: rowOf(INCIDENT_STATES, status) ?? 'popup_incident_open', url };
}

/** Conversations and Login as far as they are known, in this order. */
export function coreComponents(page: PageView, source: StatusSource): CoreComponent[] {
  const core = resolveComponents(page.components, source);
  return core ? [core.conversations, core.login].filter((component) => component !== null) : [];
}

/** What else belongs to ChatGPT; a member of its group that the table does not know yet is a feature, too. */
function featuresOf(page: PageView, source: StatusSource): ReportedComponent[] {
  return page.components.filter(({ id, group }) => {
    const known = source.components.find((row) => row.id === id);
    return known ? known.role !== 'other' : group === source.group.name;
  });
}

/** The group of the API, known by its components where the answer has no groups. */
function developersOf(page: PageView, source: StatusSource): ReportedComponent[] {
  return page.components.filter(({ id, group }) => {
    const known = source.components.find((row) => row.id === id);
    return (known?.group ?? group) === source.developers;
  });
}

function impairedFirst(rows: StatusRow[]): StatusRow[] {
  const isWell = ({ tone }: StatusRow) => tone === 'good';
  return [...rows.filter((row) => !isWell(row)), ...rows.filter(isWell)];
}

/** The status page as rows, what matters to a chat first. */
export function statusRows(page: PageView, source: StatusSource): StatusRows {
  const core = coreComponents(page, source);
  const features = featuresOf(page, source).filter(
    ({ id }) => !core.some((component) => component.id === id),
  );
  const ids = new Set([...core, ...features].map(({ id }) => id));
  return {
    first: core.map(toRow),
    others: impairedFirst(features.map(toRow)),
    developers: impairedFirst(developersOf(page, source).map(toRow)),
    incidents: page.incidents
      // The documented answer does not say what an incident touches: then it may be ChatGPT.
      .filter(({ components }) => components.length === 0 || components.some((id) => ids.has(id)))
      .map((incident) => toIncident(incident, source)),
  };
}
