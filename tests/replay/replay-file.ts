import type {
  ErrorPlace,
  GenerationOutcome,
  ReportedComponent,
  ReportedIncident,
  Route,
} from '../../lib/evidence/evidence';
import { ERROR_PLACES, GENERATION_OUTCOMES, ROUTES } from '../../lib/evidence/evidence';

/** One event of a `lifeboat-replay/1` file, with what may be left out filled in. `t` is ms since the start. */
export type ReplayEvent = { t: number } & (
  | {
      kind: 'response';
      route: Route;
      status: number;
      edge: boolean;
      challenge: boolean;
      code: string | null;
      action?: string;
      tab: number;
    }
  | { kind: 'request-failed'; route: Route; reason: 'no-response' | 'aborted'; action?: string; tab: number }
  | { kind: 'generation'; outcome: GenerationOutcome; firstByteMs?: number; action?: string; tab: number }
  | { kind: 'page-error'; text: string; where: ErrorPlace; action?: string; tab: number }
  | { kind: 'status'; result: 'ok'; components: ReportedComponent[]; incidents: ReportedIncident[] }
  | { kind: 'status'; result: 'unreachable' | 'unreadable' }
  | { kind: 'network'; online: boolean; control: 'reachable' | 'unreachable' }
  | { kind: 'wake' }
  | { kind: 'tab'; tab: number; visible: boolean }
  | { kind: 'worker-killed' }
);

export interface ReplayFile {
  title: string;
  settings: { notifications: boolean };
  start: number;
  end: number;
  events: ReplayEvent[];
}

/** The file cannot be replayed; the message is the sentence to print. */
export class ReplayFileError extends Error {}

type Check = (value: unknown) => boolean;
interface Field {
  check: Check;
  says: string;
  /** What it is when it is left out; without one, it must be there. */
  fallback?: unknown;
  optional?: boolean;
}

const oneOf = (values: readonly unknown[]): Pick<Field, 'check' | 'says'> => ({
  check: (value) => values.includes(value),
  says: `one of ${values.map((value) => JSON.stringify(value)).join(', ')}`,
});
const text = { check: (value: unknown) => typeof value === 'string', says: 'a text' };
const flag = { check: (value: unknown) => typeof value === 'boolean', says: 'true or false' };
const number = { check: (value: unknown) => Number.isFinite(value), says: 'a number' };
const duration = {
  check: (value: unknown) => Number.isFinite(value) && Number(value) >= 0,
  says: 'a number of ms',
};
const httpStatus = {
  check: (value: unknown) => Number.isInteger(value) && Number(value) >= 100 && Number(value) <= 599,
  says: 'a number from 100 to 599',
};

const route = oneOf(ROUTES);
const action = { ...text, optional: true };
const tab = { ...number, fallback: 1 };

const FIELDS: Record<string, Record<string, Field>> = {
  response: {
    route,
    status: httpStatus,
    edge: { ...flag, fallback: true },
    challenge: { ...flag, fallback: false },
    code: {
      check: (value) => value === null || typeof value === 'string',
      says: 'a text or null',
      fallback: null,
    },
    action,
    tab,
  },
  'request-failed': { route, reason: oneOf(['no-response', 'aborted']), action, tab },
  generation: {
    outcome: oneOf(GENERATION_OUTCOMES),
    firstByteMs: { ...duration, optional: true },
    action,
    tab,
  },
  'page-error': { text, where: oneOf(ERROR_PLACES), action, tab },
  status: {
    result: oneOf(['ok', 'unreachable', 'unreadable']),
    components: { check: Array.isArray, says: 'a list', optional: true },
    incidents: { check: Array.isArray, says: 'a list', optional: true },
  },
  network: { online: flag, control: oneOf(['reachable', 'unreachable']) },
  wake: {},
  tab: { tab: number, visible: flag },
  'worker-killed': {},
};

const COMPONENT: Record<string, Field> = {
  id: text,
  name: text,
  group: {
    check: (value) => value === null || typeof value === 'string',
    says: 'a text or null',
    fallback: null,
  },
  status: text,
};

const INCIDENT: Record<string, Field> = {
  id: text,
  name: text,
  status: text,
  components: {
    check: (value) => Array.isArray(value) && value.every((id) => typeof id === 'string'),
    says: 'a list of ids',
    fallback: [],
  },
};

const FILE: Record<string, Field> = {
  format: oneOf(['lifeboat-replay/1']),
  title: { ...text, fallback: '' },
  settings: { check: isObject, says: 'an object', fallback: {} },
  start: { ...number, fallback: 0 },
  end: duration,
  events: { check: Array.isArray, says: 'a list' },
};

/** Reads the text of a file; `name` is what its errors call it. Throws `ReplayFileError` with one sentence that says what is wrong with it. */
export function readReplayFile(content: string, name = 'The file'): ReplayFile {
  try {
    return read(content);
  } catch (error) {
    if (error instanceof ReplayFileError) throw new ReplayFileError(`${name}: ${error.message}`);
    throw error;
  }
}

function read(content: string): ReplayFile {
  let json: unknown;
  try {
    // Some editors begin a file with a mark of its byte order.
    json = JSON.parse(content.replace(/^\ufeff/, ''));
  } catch {
    throw new ReplayFileError('it is not JSON.');
  }
  if (!isObject(json)) throw new ReplayFileError('it does not hold one JSON object.');
  const file = fill(json, FILE, 'the file');
  const settings = fill(
    file.settings as Record<string, unknown>,
    { notifications: { ...flag, fallback: true } },
    'settings',
  );
  const events = (file.events as unknown[]).map(readEvent);
  events.forEach(({ t }, n) => {
    const before = events[n - 1]?.t ?? 0;
    if (t < before)
      throw new ReplayFileError(
        `event ${n + 1} is at ${t}, before the one at ${before}: events must be sorted by t.`,
      );
  });
  return { ...file, settings, events } as unknown as ReplayFile;
}

function readEvent(event: unknown, place: number): ReplayEvent {
  const where = `event ${place + 1}`;
  if (!isObject(event)) throw new ReplayFileError(`${where} is not an object.`);
  const { kind } = event;
  const fields = typeof kind === 'string' && Object.hasOwn(FIELDS, kind) ? FIELDS[kind] : undefined;
  if (!fields) throw new ReplayFileError(`${where} has the unknown kind ${JSON.stringify(kind)}.`);
  const filled = fill(event, { t: duration, kind: text, ...fields }, `${where} (${kind})`);
  if (kind !== 'status') return filled as unknown as ReplayEvent;
  return readStatus(filled, where) as unknown as ReplayEvent;
}

function readStatus(event: Record<string, unknown>, where: string): Record<string, unknown> {
  const { t, kind, result, components = [], incidents = [] } = event;
  if (result !== 'ok') return { t, kind, result };
  const members = (list: unknown, fields: Record<string, Field>, name: string) =>
    (list as unknown[]).map((member) => {
      if (!isObject(member)) throw new ReplayFileError(`${where} has ${name} that is not an object.`);
      return fill(member, fields, `${where}, ${name},`);
    });
  return {
    t,
    kind,
    result,
    components: members(components, COMPONENT, 'a component'),
    incidents: members(incidents, INCIDENT, 'an incident'),
  };
}

/** The object with its fallbacks, in the table's order; throws on an unknown, missing or wrong field. */
function fill(
  object: Record<string, unknown>,
  fields: Record<string, Field>,
  where: string,
): Record<string, unknown> {
  for (const name of Object.keys(object))
    if (!Object.hasOwn(fields, name)) throw new ReplayFileError(`${where} has the unknown field "${name}".`);
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, { check, says, fallback, optional }]) => {
      const value = object[name] ?? fallback;
      if (value === undefined && optional) return [];
      if (!check(value)) throw new ReplayFileError(`${where} needs "${name}" to be ${says}.`);
      return [[name, value]];
    }),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
