import { quietly } from './quietly';
import type { EventReader, ServerSentEvent } from './sse';

/** Whoever is told of one answer. */
export interface Teller {
  /** More of it came: its events, and how many bytes they took. False when that is enough. */
  take(events: ServerSentEvent[], size: number): boolean;
  close(how: 'ended' | 'unread'): void;
}

export interface Sockets {
  /** From now on, what comes under this topic is told. */
  follow(topic: string, teller: Teller): void;
  /** Nothing that is followed now is told any more. */
  letGo(): void;
}

interface Followed {
  teller: Teller;
  /** Ids of its items: a connection that comes back repeats some of them. */
  seen: Set<unknown>;
  socket: unknown;
}

/** One event of an answer's stream, as the topic wraps it (captures of 2026-06 to 2026-10, bundle of 2026-09). */
interface Item {
  type?: unknown;
  stream_item_id?: unknown;
  parent_stream_item_id?: unknown;
  /** A piece of a stream of server-sent events; the blank line behind it may be missing. */
  encoded_item?: unknown;
  /** Of the `delta` items that one client also knows. */
  event?: unknown;
  data?: unknown;
  error?: unknown;
  error_code?: unknown;
}

interface Frame {
  topic_id?: string;
  payload?: { type?: unknown; payload?: Item };
  reply?: { topic_id?: string; catchups?: unknown };
}

const OURS = /^wss:\/\/(?:[\w-]+\.)*chatgpt\.com[/:?]/;
const LONGEST_FRAME = 8_000_000;
const MOST_TOPICS = 20;
const COMPLETE = '{"type":"message_stream_complete"}';
const IS_COMPLETE = /^\s*\{\s*"type"\s*:\s*"message_stream_complete"/;

/**
 * Listens to the page's WebSockets for answers that a stream hands off to them. `WebSocket` itself stays as it is: a socket is joined
 * when the page first sends something over it, which it has to before a topic comes. While no answer is handed off, a message costs
 * one comparison.
 *
 * ```
 * [ { "type": "message", "topic_id": "conversation-turn-…", "payload": { "type": "conversation-turn-stream", "payload": ITEM } } ]
 * { "type": "reply", "reply": { "topic_id": "…", "catchups": [ … what came before, in the same form … ] } }
 * ```
 */
export function tapSockets(
  { WebSocket, EventTarget }: Window & typeof globalThis,
  createEventReader: () => EventReader,
): Sockets {
  const topics = new Map<string, Followed>();
  const joined = new WeakSet<WebSocket>();
  const listen = EventTarget.prototype.addEventListener;

  WebSocket.prototype.send = new Proxy(WebSocket.prototype.send, {
    apply(target, socket: WebSocket, args: unknown[]) {
      quietly(() => join(socket));
      return Reflect.apply(target, socket, args);
    },
  });

  function join(socket: WebSocket): void {
    if (joined.has(socket) || !OURS.test(socket.url)) return;
    joined.add(socket);
    listen.call(socket, 'message', (event) => quietly(() => hear((event as MessageEvent).data, socket)));
    // The page connects again, and may get what it missed.
    listen.call(socket, 'close', () => {
      for (const followed of topics.values()) if (followed.socket === socket) followed.teller.close('unread');
    });
  }

  function hear(data: unknown, socket: WebSocket): void {
    if (topics.size === 0 || typeof data !== 'string' || data.length > LONGEST_FRAME) return;
    if (![...topics.keys()].some((topic) => data.includes(topic))) return;
    const told: Frame | Frame[] = JSON.parse(data);
    for (const frame of Array.isArray(told) ? told : [told]) quietly(() => open(frame, undefined, socket));
  }

  function open({ topic_id, payload, reply }: Frame, around: string | undefined, socket: WebSocket): void {
    const topic = topic_id ?? reply?.topic_id ?? around ?? '';
    if (Array.isArray(reply?.catchups))
      for (const each of reply.catchups) quietly(() => open(each, topic, socket));
    const followed = topics.get(topic);
    if (!followed || payload?.type !== 'conversation-turn-stream' || !payload.payload) return;
    followed.socket = socket;
    take(topic, followed, payload.payload);
  }

  function take(topic: string, { teller, seen }: Followed, item: Item): void {
    const { stream_item_id: id, parent_stream_item_id: parent } = item;
    if (id && seen.has(id)) return;
    // Something is missing in between: what follows would be put together wrongly. The page starts over, too.
    const isGap = Boolean(parent) && !seen.has(parent);
    if (id) seen.add(id);
    const events = isGap ? [] : eventsOf(item);
    const size = events.reduce((sum, { data }) => sum + data.length, 0);
    const goesOn = teller.take(events, size) && !isGap;
    if (events.some(({ data }) => IS_COMPLETE.test(data))) leave(topic, 'ended');
    else if (!goesOn) leave(topic, 'unread');
  }

  /** Its events. `[DONE]` ends no more than what was handed off. */
  function eventsOf({
    type,
    encoded_item: text,
    event,
    data,
    error,
    error_code: code,
  }: Item): ServerSentEvent[] {
    if (type === 'done') return [{ event: '', data: COMPLETE }];
    if (type === 'error')
      return [{ event: '', data: JSON.stringify({ error: `${error}`, error_code: code }) }];
    if (typeof data === 'string') return [{ event: typeof event === 'string' ? event : '', data }];
    if (typeof text !== 'string') return [];
    const reader = createEventReader();
    return [...reader.push(text), ...reader.end()].filter((each) => each.data !== '[DONE]');
  }

  function leave(topic: string, how: 'ended' | 'unread'): void {
    const followed = topics.get(topic);
    topics.delete(topic);
    followed?.teller.close(how);
  }

  return {
    follow(topic, teller) {
      topics.set(topic, { teller, seen: new Set(), socket: null });
      const [oldest] = topics.keys();
      if (oldest !== undefined && topics.size > MOST_TOPICS) leave(oldest, 'unread');
    },
    letGo() {
      for (const topic of topics.keys()) leave(topic, 'unread');
    },
  };
}
