import type { EventReader, ServerSentEvent } from './sse';
import type { TapMessage } from './tap-message';

/** What the page's world gives the tap. */
export interface TapWorld {
  window: Window & typeof globalThis;
  /** The page's own clock, ms since it began to load. */
  elapsed: () => number;
  createEventReader: () => EventReader;
  events: { starting: string; ready: string; listen: string; sleep: string };
}

/** Routes worth telling: sends and the proof before them, streams, conversations, lists, session. Everything else passes without a look. */
const KNOWN =
  /^\/(?:api\/auth\/session$|backend-(?:api|anon|alt)\/(?:(?:f\/)?conversations?(?:\/|$)|f\/steer_turn$|feed\/card\/|stop_conversation$|sentinel\/chat-requirements(?:\/|$)|gizmos\/|me$|accounts\/check\/))/;
const SEND = /\/(?:f\/)?conversation(?:\/resume)?$|\/f\/steer_turn$|\/feed\/card\/[^/]+\/conversation$/;
const STOP = /\/stop_conversation$/;
const SMALL_ANSWER = /\/stream_status$/;

const LONGEST_BODY = 4_096;
/** A stream that is longer than this is not an answer any more; reading on would only keep memory. */
const LONGEST_STREAM_BYTES = 8_000_000;
/** Events longer than this carry text, not facts. */
const LONGEST_FACT = 20_000;
const LONGEST_SEND = 500_000;
const HEARTBEAT_MS = 5_000;
/** After the user's Stop the page lets go of the stream. A clone that is read on would keep the connection alive (measured). */
const STOP_TAKES_MS = 2_000;
/** Enough for a page load before our other half is there. */
const LONGEST_QUEUE = 100;

/**
 * Watches the page's `fetch` from within the page's world, for what nobody outside can see: whether a stream was cut (`TypeError`)
 * or stopped (`AbortError`), when its first byte came, and what an error's body says (measured: the browser's own records call a
 * stream cut in the middle a 200).
 *
 * It hands the page its own promise and its own `Response`, calls the original with its receiver, reads clones of known routes
 * only, lets go of them as soon as it knows enough, and swallows every failure of its own. A hand-made `Response` broke the
 * site's experiments and telemetry once (KeepChatGPT, commits of 2026-04-03).
 */
export function installTap({ window, elapsed, createEventReader, events }: TapWorld): void {
  const { document } = window;
  // Injected twice, or left behind by an earlier version of us: the first one goes on, whoever listens.
  if (!document.dispatchEvent(new window.CustomEvent(events.starting, { cancelable: true }))) return;
  document.addEventListener(events.starting, (event) => event.preventDefault());

  let channel: string | null = null;
  let asleep = false;
  const queue: string[] = [];
  let requests = 0;
  const streams = new Set<() => void>();

  document.addEventListener(events.listen, (event) => {
    channel = String((event as CustomEvent).detail);
    asleep = false;
    for (const message of queue.splice(0)) say(message);
  });
  document.addEventListener(events.sleep, (event) => {
    if ((event as CustomEvent).detail !== channel) return;
    asleep = true;
    letGoOfStreams();
  });

  function say(message: string): void {
    if (channel !== null) document.dispatchEvent(new window.CustomEvent(channel, { detail: message }));
    else if (queue.length < LONGEST_QUEUE) queue.push(message);
  }
  const tell = (message: TapMessage): void => say(JSON.stringify(message));

  window.fetch = new Proxy(window.fetch, {
    apply(target, receiver, args: Parameters<typeof fetch>) {
      const seen = quietly(() => begin(args));
      const promise: Promise<Response> = Reflect.apply(target, receiver, args);
      if (seen) {
        promise.then(
          (response) => quietly(() => answered(seen, response)),
          (error) => quietly(() => tell({ kind: 'no-response', id: seen.number, aborted: !isBroken(error) })),
        );
      }
      return promise;
    },
  });
  document.dispatchEvent(new window.CustomEvent(events.ready));

  interface Seen {
    number: number;
    path: string;
    isSend: boolean;
  }

  /** Tells that a request starts, if it is one worth telling. */
  function begin([input, init]: Parameters<typeof fetch>): Seen | null {
    if (asleep) return null;
    const request = input instanceof window.Request ? input : null;
    const address = request?.url ?? (typeof input === 'string' || input instanceof window.URL ? input : null);
    if (address === null) return null;
    const url = new window.URL(address, window.location.href);
    if (url.origin !== window.location.origin || !KNOWN.test(url.pathname)) return null;
    const method = String(init?.method ?? request?.method ?? 'GET').toUpperCase();
    const isSend = method === 'POST' && SEND.test(url.pathname);
    const seen = { number: ++requests, path: url.pathname, isSend };
    if (STOP.test(url.pathname)) window.setTimeout(letGoOfStreams, STOP_TAKES_MS);
    const sent = (isSend && quietly(() => sentMessage(init?.body))) || { message: null, action: null };
    tell({ kind: 'request', id: seen.number, path: seen.path, method, startedAt: elapsed(), ...sent });
    return seen;
  }

  function letGoOfStreams(): void {
    for (const letGo of streams) letGo();
  }

  function answered(seen: Seen, response: Response): void {
    const { headers, status } = response;
    const told: TapMessage = {
      kind: 'response',
      id: seen.number,
      status,
      edge: headers.has('cf-ray') || /cloudflare/i.test(headers.get('server') ?? ''),
      challenge: headers.get('cf-mitigated') === 'challenge',
      body: null,
    };
    const isError = status >= 400 || SMALL_ANSWER.test(seen.path);
    const isStream = status === 200 && seen.isSend;
    const isJson = /json/.test(headers.get('content-type') ?? '');
    // A response that another extension has read already cannot be cloned: then the status has to do.
    const copy = isStream || (isError && isJson) ? quietly(() => response.clone()) : undefined;
    if (!copy || isStream) tell(told);
    if (copy && isStream) void readStream(seen.number, copy);
    if (copy && !isStream) {
      readBeginning(copy).then(
        (body) => tell({ ...told, body }),
        () => tell(told),
      );
    }
  }

  async function readBeginning(response: Response): Promise<string> {
    const reader = response.body?.pipeThrough(new window.TextDecoderStream()).getReader();
    let text = '';
    while (reader && text.length < LONGEST_BODY) {
      const { value, done } = await reader.read();
      if (done) break;
      text += value;
    }
    reader?.cancel().catch(() => {});
    return text.slice(0, LONGEST_BODY);
  }

  async function readStream(id: number, response: Response): Promise<void> {
    const reader = response.body?.getReader();
    if (!reader) return;
    const decoder = new window.TextDecoder();
    const parser = createEventReader();
    let left = LONGEST_STREAM_BYTES;
    let toldAt = Number.NEGATIVE_INFINITY;
    let known = false;
    const letGo = () => {
      if (!known) tell({ kind: 'closed', id, how: 'unread' });
      known = true;
      streams.delete(letGo);
      reader.cancel().catch(() => {});
    };
    const take = (event: ServerSentEvent) => {
      const fact = quietly(() => factOf(event));
      if (fact) tell({ kind: 'event', id, ...fact });
    };
    streams.add(letGo);
    try {
      while (left > 0) {
        const { value, done } = await reader.read();
        if (known) return;
        if (done) {
          for (const event of parser.end()) take(event);
          known = true;
          tell({ kind: 'closed', id, how: 'ended' });
          return;
        }
        left -= value.byteLength;
        if (elapsed() - toldAt >= HEARTBEAT_MS) {
          toldAt = elapsed();
          tell({ kind: 'bytes', id });
        }
        for (const event of parser.push(decoder.decode(value, { stream: true }))) take(event);
      }
    } catch (error) {
      if (!known) tell({ kind: 'closed', id, how: isBroken(error) ? 'broken' : 'aborted' });
      known = true;
    } finally {
      letGo();
    }
  }

  /** Measured in both browsers: a broken connection is a `TypeError`, everything else is somebody's abort. */
  function isBroken(error: unknown): boolean {
    return error instanceof window.TypeError;
  }
}

/** The fact an event states, without anything that was written and without any token. Deltas are text, unless they bring an error. */
function factOf({ event, data }: ServerSentEvent): { name: string; code: string | null } | null {
  if (data === '[DONE]') return { name: '[DONE]', code: null };
  if (event === 'delta' && !data.includes('"error"')) return null;
  const type = /^\s*\{\s*"type"\s*:\s*"([\w-]{1,60})"/.exec(data.slice(0, 200))?.[1];
  if (type) return { name: type, code: null };
  if (data.length > LONGEST_FACT) return null;
  const value = JSON.parse(data);
  const { error, error_code: code } = value?.v ?? value ?? {};
  if (typeof error !== 'string' && typeof code !== 'string') return null;
  return { name: 'error', code: typeof code === 'string' ? code.slice(0, 80) : null };
}

/** Which message a send carries, to tell a repeated send from a new one. */
function sentMessage(body: unknown): { message: string | null; action: string | null } {
  if (typeof body !== 'string' || body.length > LONGEST_SEND) return { message: null, action: null };
  const { messages, action } = JSON.parse(body);
  const id = messages?.[0]?.id;
  return {
    message: typeof id === 'string' ? id.slice(0, 80) : null,
    action: typeof action === 'string' ? action.slice(0, 20) : null,
  };
}

/** Breaking the page would be worse than missing a fact. */
function quietly<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
