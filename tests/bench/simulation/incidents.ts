import { postedAt } from '../../../lib/status/posted-at';
import { openai } from '../../../lib/status/sources/openai';
import { hasSharedFixtures, readShared } from '../../support/shared-fixtures';
import { type Random, randomFrom } from './random';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How bad an incident is for those whom it touches. Guesses: no source states it. */
export const SEVERITIES = {
  heavy: { weight: 35, users: 0.9, fails: [0.6, 1] },
  moderate: { weight: 40, users: 0.6, fails: [0.2, 0.6] },
  light: { weight: 25, users: 0.3, fails: [0.05, 0.2] },
} as const;
export type Severity = keyof typeof SEVERITIES;

/** One real incident: its times are OpenAI's, how bad it was is drawn. Epoch ms. */
export interface TrueIncident {
  id: string;
  component: 'Conversations' | 'Login';
  /** The page's own word while it reports it. */
  status: string;
  startAt: number;
  endAt: number;
  /** When the page reports it, and when it clears it; null when it was posted after the end and never live. */
  postedAt: number | null;
  clearedAt: number | null;
  severity: Severity;
  /** Share of an affected user's messages that fail. */
  fails: number;
  /** Reading fails like sending. */
  readsFail: boolean;
}

/** All incidents, in order of their beginning, and where their times are from. */
export interface IncidentList {
  source: string;
  /** 2023-02 to 2024-08: OpenAI's texts state beginning and end. */
  stated: TrueIncident[];
  /** 2025-12 to 2026-03: only what the page showed is known; the beginning is drawn from the lags of the others. */
  published: TrueIncident[];
}

/** Longer ones are narrow (single sign-on, one plan) or were forgotten open. */
const LONGEST_MS = 6 * HOUR;

/** The real ones where their times are at hand beside the checkout, else as many invented ones. */
export function readIncidents(areReal = hasSharedFixtures): IncidentList {
  const random = randomFrom('incidents');
  if (!areReal)
    return { source: 'invented times: the real ones are not beside this checkout', ...synthetic(random) };
  const rows = readShared('status/derived_openai_chatgpt_lag_2023-2024.csv').trim().split('\n').slice(1);
  const stated = rows
    .map((row) => row.split(','))
    .filter(([, , , , scope]) => scope === 'core')
    .map((row) => toStated(row, random))
    .filter(({ startAt, endAt }) => endAt - startAt <= LONGEST_MS)
    .sort(byStart);
  const lags = stated.flatMap(({ startAt, postedAt: post }) => (post === null ? [] : post - startAt));
  const { component_impacts: impacts } = JSON.parse(
    readShared('status/proxy-component_impacts_2025-12-16_2026-03-17.json'),
  ) as { component_impacts: Impact[] };
  return {
    source: 'times of 2023-02 to 2024-08 and 2025-12 to 2026-03, published by OpenAI; severities drawn',
    stated,
    published: toPublished(impacts, lags, random),
  };
}

/**
 * The same incidents, as bad as they are in another draw: how bad one was is a guess, and which long one happens to be mild decides what
 * half of the people feel.
 */
export function redrawn(incidents: TrueIncident[], seed: string): TrueIncident[] {
  const random = randomFrom(`${seed} severities`);
  return incidents.map((incident) => {
    const isLong = incident.endAt - incident.startAt > LONGEST_MS;
    return { ...incident, ...drawSeverity(random, isLong ? 'light' : undefined) };
  });
}

function byStart(one: TrueIncident, other: TrueIncident): number {
  return one.startAt - other.startAt;
}

function toStated(row: string[], random: Random): TrueIncident {
  const [id = '', start = '', post = '', end = '', , note = ''] = row;
  const [startAt, posted, endAt] = [fromPacific(start), fromPacific(post), fromPacific(end)];
  const isLive = posted < endAt;
  return {
    id,
    component: note.startsWith('login') ? 'Login' : 'Conversations',
    status: 'degraded_performance',
    startAt,
    endAt,
    postedAt: isLive ? posted : null,
    // "Resolved" a median 30 min after the stated end, quartiles 9 and 64.
    clearedAt: isLive ? endAt + Math.min(random.around(30, 1.4), 300) * MINUTE : null,
    ...drawSeverity(random),
  };
}

/** Pacific time without its offset: an hour more or less changes nothing here. */
function fromPacific(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}-08:00`);
}

function drawSeverity(
  random: Random,
  severity = random.weighted({
    heavy: SEVERITIES.heavy.weight,
    moderate: SEVERITIES.moderate.weight,
    light: SEVERITIES.light.weight,
  }),
): Pick<TrueIncident, 'severity' | 'fails' | 'readsFail'> {
  const [low, high] = SEVERITIES[severity].fails;
  return { severity, fails: random.between(low, high), readsFail: random.chance(0.5) };
}

interface Impact {
  component_id: string;
  status: string;
  start_at: string;
  end_at: string;
  status_page_incident_id: string;
}

function toPublished(impacts: Impact[], lags: number[], random: Random): TrueIncident[] {
  const idOf = (role: string) => openai.components.find((row) => row.role === role)?.id;
  const core = impacts.filter(({ component_id: id }) => id === idOf('conversations') || id === idOf('login'));
  const ids = [...new Set(core.map((impact) => impact.status_page_incident_id))];
  return ids
    .map((id): TrueIncident => {
      const own = core.filter((impact) => impact.status_page_incident_id === id);
      const sending = own.find((impact) => impact.component_id === idOf('conversations'));
      const { status = '', end_at: end = '' } = sending ?? own[0] ?? {};
      const clearedAt = Date.parse(end);
      const posted = Math.min(postedAt(id) ?? Number.POSITIVE_INFINITY, clearedAt - 5 * MINUTE);
      const startAt = posted - random.pick(lags);
      // The page clears late here, too.
      const endAt = Math.max(posted + 5 * MINUTE, clearedAt - Math.min(random.around(30, 1.4), 300) * MINUTE);
      const isLong = endAt - startAt > LONGEST_MS;
      return {
        id,
        component: sending ? 'Conversations' : 'Login',
        status,
        startAt,
        endAt,
        postedAt: posted,
        clearedAt,
        ...drawSeverity(random, isLong ? 'light' : undefined),
      };
    })
    .sort(byStart);
}

/** For a checkout without the real times: as many, as long and as late as the real ones are on average. */
function synthetic(random: Random): Pick<IncidentList, 'stated' | 'published'> {
  const list = (name: string, count: number, from: number, to: number) =>
    Array.from({ length: count }, (_, n): TrueIncident => {
      const startAt = random.between(from, to);
      const endAt = startAt + Math.min(random.around(47, 1) * MINUTE, LONGEST_MS);
      const posted = startAt + random.around(21, 0.8) * MINUTE;
      const isLive = posted < endAt;
      return {
        id: `${name} ${n}`,
        component: random.chance(0.75) ? 'Conversations' : 'Login',
        status: 'degraded_performance',
        startAt,
        endAt,
        postedAt: isLive ? posted : null,
        clearedAt: isLive ? endAt + Math.min(random.around(30, 1.4), 300) * MINUTE : null,
        ...drawSeverity(random),
      };
    }).sort(byStart);
  return {
    stated: list('stated', 40, Date.UTC(2023, 1, 1), Date.UTC(2024, 8, 1)),
    published: list('published', 30, Date.UTC(2025, 11, 16), Date.UTC(2026, 2, 17)),
  };
}
