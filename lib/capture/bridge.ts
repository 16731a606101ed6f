import { TAP_BODY, TAP_LISTEN, TAP_READY, TAP_SLEEP, type TapMessage } from './tap-message';

/** Longer than any message of ours: a prompt, or what one piece of a stream brought. */
const LONGEST_MESSAGE = 4_000_000;
/** The longest body that the tap reads. */
const LONGEST_BODY = 32_000_000;

type Field = (value: unknown) => boolean;
const text =
  (longest: number): Field =>
  (value) =>
    typeof value === 'string' && value.length <= longest;
const oneOf =
  (...words: string[]): Field =>
  (value) =>
    words.includes(value as string);
const orNull =
  (field: Field): Field =>
  (value) =>
    value === null || field(value);
const truth: Field = (value) => typeof value === 'boolean';
const count: Field = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const milliseconds: Field = (value) => Number.isFinite(value) && (value as number) >= 0;

const FIELDS: Record<TapMessage['kind'], Record<string, Field>> = {
  request: {
    path: text(400),
    method: text(10),
    startedAt: milliseconds,
    message: orNull(text(80)),
    action: orNull(text(20)),
  },
  response: {
    status: (value) => count(value) && (value as number) < 600,
    edge: truth,
    challenge: truth,
    body: orNull(text(4_096)),
  },
  'no-response': { aborted: truth },
  bytes: {},
  event: { name: text(60), code: orNull(text(80)) },
  sent: { body: text(2_000_000) },
  stream: { events: (value) => Array.isArray(value) && value.every(isEvent) },
  body: { text: text(LONGEST_BODY) },
  closed: { how: oneOf('ended', 'broken', 'aborted', 'unread') },
};

function isEvent(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === 'string');
}

/**
 * A message from the page's world, or null when it is not one. Whoever can run a script in the page can write such a message, so
 * nothing but these fields gets through, and nothing that is decided by them can delete or reveal anything.
 */
export function readTapMessage(detail: unknown): TapMessage | null {
  if (typeof detail !== 'string') return null;
  if (detail.startsWith(TAP_BODY)) return readBody(detail);
  if (detail.length > LONGEST_MESSAGE) return null;
  let value: unknown;
  try {
    value = JSON.parse(detail);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Record<string, unknown>;
  const { kind, id } = given;
  if (typeof kind !== 'string' || !Object.hasOwn(FIELDS, kind) || !count(id)) return null;
  const fields = Object.entries(FIELDS[kind as TapMessage['kind']]);
  if (!fields.every(([name, fits]) => fits(given[name]))) return null;
  return { kind, id, ...Object.fromEntries(fields.map(([name]) => [name, given[name]])) } as TapMessage;
}

function readBody(detail: string): TapMessage | null {
  const end = detail.indexOf(' ', TAP_BODY.length);
  const id = Number(detail.slice(TAP_BODY.length, end));
  const isKnown = end > 0 && end < 30 && count(id) && detail.length <= LONGEST_BODY;
  return isKnown ? { kind: 'body', id, text: detail.slice(end + 1) } : null;
}

export interface BridgeOptions {
  document: Document;
  /** Name of the event to talk through: new for every load, so that nothing old or foreign answers. */
  channel: string;
  onMessage: (message: TapMessage) => void;
  signal: AbortSignal;
}

/** Listens to the tap in the page's world, whichever of the two came first, and tells it when nobody listens any more. */
export function listenToTap({ document, channel, onMessage, signal }: BridgeOptions): void {
  const say = (name: string) => document.dispatchEvent(new CustomEvent(name, { detail: channel }));
  document.addEventListener(
    channel,
    (event) => {
      const message = readTapMessage((event as CustomEvent).detail);
      if (message) onMessage(message);
    },
    { signal },
  );
  document.addEventListener(TAP_READY, () => say(TAP_LISTEN), { signal });
  signal.addEventListener('abort', () => say(TAP_SLEEP), { once: true });
  say(TAP_LISTEN);
}
