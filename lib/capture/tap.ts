import { quietly } from './quietly';
import type { EventReader } from './sse';
import { sentMessage } from './tap-facts';
import type { TapMessage } from './tap-message';
import { createStreamReader } from './tap-streams';

/** What the page's world gives the tap. */
export interface TapWorld {
  window: Window & typeof globalThis;
  /** The page's own clock, ms since it began to load. */
  elapsed: () => number;
  createEventReader: () => EventReader;
  events: { starting: string; ready: string; listen: string; sleep: string };
  /** How a message that is a body begins. */
  bodyMark: string;
}

/** Routes worth telling: sends and the proof before them, streams, conversations, lists, session. Everything else passes without a look. */
const KNOWN =
  /^\/(?:api\/auth\/session$|backend-(?:api|anon|alt)\/(?:(?:f\/)?conversations?(?:\/|$)|f\/steer_turn$|feed\/card\/|stop_conversation$|sentinel\/chat-requirements(?:\/|$)|gizmos\/|me$|accounts\/check\/))/;
const SEND = /\/(?:f\/)?conversation(?:\/resume)?$|\/f\/steer_turn$|\/feed\/card\/[^/]+\/conversation$/;
const STOP = /\/stop_conversation$/;
const SMALL_ANSWER = /\/stream_status$/;
/** Reads of conversations: one, a page of one, or several at once. */
const READ = /\/conversations?\/[\w-]{8,}(?:\/messages)?$|\/conversations\/batch$/;

const LONGEST_BODY = 4_096;
/** The largest conversations have 18 MB (2026); more than this is not worth the page's memory. */
const LONGEST_READ = 30_000_000;
/** After the user's Stop the page lets go of the stream. A clone that is read on would keep the connection alive (measured). */
const STOP_TAKES_MS = 2_000;
/** Enough for a page load before our other half is there. */
const LONGEST_QUEUE = 100;

/**
 * Watches the page's `fetch` from within the page's world, for what nobody outside can see: whether a stream was cut (`TypeError`)
 * or stopped (`AbortError`), when its first byte came, and what an error's body says (measured: the browser's own records call a
 * stream cut in the middle a 200). An answer that is handed off to a WebSocket is followed there.
 *
 * It also hands over what the page receives of its conversations, so that they are kept without a request of our own.
 *
 * It hands the page its own promise and its own `Response`, calls the original with its receiver, reads clones of known routes
 * only, lets go of them as soon as it knows enough, and swallows every failure of its own. A hand-made `Response` broke the
 * site's experiments and telemetry once (KeepChatGPT, commits of 2026-04-03).
 */
export function installTap({ window, elapsed, createEventReader, events, bodyMark }: TapWorld): void {
  const { document } = window;
  // Injected twice, or left behind by an earlier version of us: the first one goes on, whoever listens.
  if (!document.dispatchEvent(new window.CustomEvent(events.starting, { cancelable: true }))) return;
  document.addEventListener(events.starting, (event) => event.preventDefault());

  let channel: string | null = null;
  let asleep = false;
  const queue: string[] = [];
  let requests = 0;

  document.addEventListener(events.listen, (event) => {
    channel = String((event as CustomEvent).detail);
    asleep = false;
    for (const message of queue.splice(0)) say(message);
  });
  document.addEventListener(events.sleep, (event) => {
    if ((event as CustomEvent).detail !== channel) return;
    asleep = true;
    streams.letGo();
  });

  function say(message: string): void {
    if (channel !== null) document.dispatchEvent(new window.CustomEvent(channel, { detail: message }));
    else if (queue.length < LONGEST_QUEUE) queue.push(message);
  }
  const tell = (message: TapMessage): void => say(JSON.stringify(message));
  const streams = createStreamReader({ window, elapsed, createEventReader, isBroken, tell });

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
    isRead: boolean;
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
    const isRead = !isSend && READ.test(url.pathname);
    const seen = { number: ++requests, path: url.pathname, isSend, isRead };
    if (STOP.test(url.pathname)) window.setTimeout(streams.letGo, STOP_TAKES_MS);
    const sent = (isSend && quietly(() => sentMessage(init?.body))) || null;
    const { message, action } = sent ?? { message: null, action: null };
    tell({
      kind: 'request',
      id: seen.number,
      path: seen.path,
      method,
      startedAt: elapsed(),
      message,
      action,
    });
    if (sent) tell({ kind: 'sent', id: seen.number, body: sent.body });
    return seen;
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
    const isRead = status === 200 && isJson && seen.isRead;
    const copy = isStream || isRead || (isError && isJson) ? quietly(() => response.clone()) : undefined;
    if (!copy || isStream || isRead) tell(told);
    if (copy && isStream) void streams.read(seen.number, copy);
    else if (copy && isRead)
      readBeginning(copy, LONGEST_READ).then(
        (body) => body.length < LONGEST_READ && say(`${bodyMark}${seen.number} ${body}`),
        () => {},
      );
    else if (copy) {
      readBeginning(copy, LONGEST_BODY).then(
        (body) => tell({ ...told, body }),
        () => tell(told),
      );
    }
  }

  async function readBeginning(response: Response, longest: number): Promise<string> {
    const reader = response.body?.pipeThrough(new window.TextDecoderStream()).getReader();
    let text = '';
    while (reader && text.length < longest) {
      const { value, done } = await reader.read();
      if (done) break;
      text += value;
    }
    reader?.cancel().catch(() => {});
    return text.slice(0, longest);
  }

  /** Measured in both browsers: a broken connection is a `TypeError`, everything else is somebody's abort. */
  function isBroken(error: unknown): boolean {
    return error instanceof window.TypeError;
  }
}
