import type { ReportedComponent, ReportedIncident } from '../evidence/evidence';
import type { Tone } from './appearance';
import type { PageView } from './situation';

/** One component of the status page, ready to show. */
export interface StatusRow {
  id: string;
  name: string;
  /** Message key of its state in words. */
  state: string;
  tone: Tone;
}

/** An open incident that touches ChatGPT. `url` is null when the page gave an id that is not one: it is then named without a link. */
export interface IncidentRow {
  id: string;
  name: string;
  state: string;
  url: string | null;
}

export interface StatusRows {
  /** What every conversation needs: Conversations and Login. */
  first: StatusRow[];
  /** The features of ChatGPT, the impaired ones on top. */
  others: StatusRow[];
  incidents: IncidentRow[];
}

/** Without these two nobody chats; the page has another Login, of the API platform. status-page facts §9. */
const FIRST = ['Conversations', 'Login'];
const GROUP = 'ChatGPT';

const STATES: Record<string, { state: string; tone: Tone }> = {
  operational: { state: 'popup_state_operational', tone: 'good' },
  degraded_performance: { state: 'popup_state_degraded', tone: 'caution' },
  partial_outage: { state: 'popup_state_partial', tone: 'alarm' },
  // The page's own feed says `full_outage`, its v2 answer `major_outage`. status-page facts §8.
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
function row<T>(table: Record<string, T>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

function toRow({ id, name, status }: ReportedComponent): StatusRow {
  return { id, name, ...(row(STATES, status) ?? UNKNOWN_STATE) };
}

function toIncident({ id, name, status }: ReportedIncident, pageUrl: string): IncidentRow {
  // A ULID and nothing else may become part of an address.
  const url = /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id) ? `${pageUrl}/incidents/${id}` : null;
  return { id, name, state: row(INCIDENT_STATES, status) ?? 'popup_incident_open', url };
}

/** Components of ChatGPT itself. The fallback answer knows no groups: then every component may be. */
function ours(page: PageView): ReportedComponent[] {
  return page.components.filter(({ group }) => group === GROUP || group === null);
}

/** Conversations and Login, as far as the page lists them. */
function firstOf(page: PageView): ReportedComponent[] {
  return FIRST.flatMap((name) => ours(page).find((component) => component.name === name) ?? []);
}

/** The first component without which nobody chats and which the page does not call operational; undefined when there is none. */
export function impairedCore(page: PageView): ReportedComponent | undefined {
  return firstOf(page).find(({ status }) => status !== 'operational');
}

/** The status page as rows, what matters to a chat first. `pageUrl` is the page's own address without a slash at its end. */
export function statusRows(page: PageView, pageUrl: string): StatusRows {
  const ids = new Set(ours(page).map(({ id }) => id));
  const first = firstOf(page);
  const others = ours(page)
    .filter((component) => !first.includes(component))
    .map(toRow);
  return {
    first: first.map(toRow),
    others: [
      ...others.filter(({ tone }) => tone !== 'good'),
      ...others.filter(({ tone }) => tone === 'good'),
    ],
    incidents: page.incidents
      // The fallback answer does not say what an incident touches: then it may be ChatGPT.
      .filter(({ components }) => components.length === 0 || components.some((id) => ids.has(id)))
      .map((incident) => toIncident(incident, pageUrl)),
  };
}
