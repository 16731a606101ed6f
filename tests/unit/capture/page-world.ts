import { listenToTap } from '../../../lib/capture/bridge';
import { createEventReader } from '../../../lib/capture/sse';
import { installTap } from '../../../lib/capture/tap';
import {
  TAP_BODY,
  TAP_LISTEN,
  TAP_READY,
  TAP_SLEEP,
  TAP_STARTING,
  type TapMessage,
} from '../../../lib/capture/tap-message';

const EVENTS = { starting: TAP_STARTING, ready: TAP_READY, listen: TAP_LISTEN, sleep: TAP_SLEEP };

/** A page's world with a `fetch` of its own: as much of a window as the tap touches. */
export function aPageWorld(fetch: typeof globalThis.fetch) {
  const document = new EventTarget();
  class WebSocket extends EventTarget {
    readonly sent: unknown[] = [];

    constructor(readonly url: string) {
      super();
    }

    send(data: unknown): void {
      this.sent.push(data);
    }
  }
  const clock = { elapsed: 0 };
  const window = {
    document,
    fetch,
    location: { href: 'https://chatgpt.com/c/1', origin: 'https://chatgpt.com' },
    setTimeout: (act: () => void) => act(),
    CustomEvent,
    EventTarget,
    WebSocket,
    Request,
    URL,
    TypeError,
    TextDecoder,
    TextDecoderStream,
  } as unknown as Window & typeof globalThis;
  const install = () =>
    installTap({
      window,
      elapsed: () => clock.elapsed,
      createEventReader,
      events: EVENTS,
      bodyMark: TAP_BODY,
    });
  const listen = (channel = 'channel') => {
    const heard: TapMessage[] = [];
    const life = new AbortController();
    listenToTap({
      document: document as Document,
      channel,
      onMessage: (message) => heard.push(message),
      signal: life.signal,
    });
    return { heard, stop: () => life.abort() };
  };
  return { window, document, clock, install, listen };
}

/** An answer's stream that the test feeds. */
export function aStream() {
  let controller: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({
    start(given) {
      controller = given;
    },
  });
  return {
    response: new Response(body, { status: 200, headers: { 'content-type': 'text/event-stream' } }),
    write: (text: string) => controller.enqueue(new TextEncoder().encode(text)),
    close: () => controller.close(),
    fail: (error: unknown) => controller.error(error),
  };
}

/** Lets everything that is already under way happen. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
