import { quietly } from './quietly';
import type { EventReader, ServerSentEvent } from './sse';
import { carriesToken, factOf, topicOf } from './tap-facts';
import type { TapMessage } from './tap-message';
import { type Teller, tapSockets } from './tap-sockets';

export interface StreamReaderOptions {
  window: Window & typeof globalThis;
  /** The page's own clock, ms since it began to load. */
  elapsed: () => number;
  createEventReader: () => EventReader;
  /** Whether an error is that of a broken connection. */
  isBroken(error: unknown): boolean;
  tell(message: TapMessage): void;
}

export interface StreamReader {
  /** Reads the stream of an answer and tells of it; settles with its end. */
  read(id: number, response: Response): Promise<void>;
  /** Whatever is being read is read no further. */
  letGo(): void;
}

/** A stream that is longer than this is not an answer any more; reading on would only keep memory. */
const LONGEST_STREAM_BYTES = 8_000_000;
const HEARTBEAT_MS = 5_000;

/** Reads answers as the page does: from their own stream, and where that hands them off, from the page's WebSocket. */
export function createStreamReader(options: StreamReaderOptions): StreamReader {
  const { window, elapsed, createEventReader, isBroken, tell } = options;
  const streams = new Set<() => void>();
  const sockets = quietly(() => tapSockets(window, createEventReader));

  /** Tells of one answer, or of the part of it that comes one way. */
  function tellerOf(id: number): Teller {
    let left = LONGEST_STREAM_BYTES;
    let toldAt = Number.NEGATIVE_INFINITY;
    return {
      take(events, size) {
        if (size > 0 && elapsed() - toldAt >= HEARTBEAT_MS) {
          toldAt = elapsed();
          tell({ kind: 'bytes', id });
        }
        const open = events.filter((event) => !carriesToken(event));
        if (open.length > 0)
          tell({ kind: 'stream', id, events: open.map(({ event, data }) => [event, data]) });
        for (const event of events) {
          const fact = quietly(() => factOf(event));
          if (fact) tell({ kind: 'event', id, ...fact });
        }
        left -= size;
        return left > 0;
      },
      close: (how) => tell({ kind: 'closed', id, how }),
    };
  }

  async function read(id: number, response: Response): Promise<void> {
    const reader = response.body?.getReader();
    if (!reader) return;
    const decoder = new window.TextDecoder();
    const parser = createEventReader();
    const teller = tellerOf(id);
    let known = false;
    let handedOff = false;
    const letGo = () => {
      if (!known) teller.close('unread');
      known = true;
      streams.delete(letGo);
      reader.cancel().catch(() => {});
    };
    const take = (events: ServerSentEvent[], size: number): boolean => {
      const told: ServerSentEvent[] = [];
      for (const event of events) {
        // The page does not read on behind a hand-off: what stands there says nothing about the answer.
        if (handedOff) break;
        told.push(event);
        const topic = quietly(() => topicOf(event)) ?? null;
        if (topic) sockets?.follow(topic, tellerOf(id));
        handedOff = topic !== null;
      }
      return teller.take(told, size);
    };
    streams.add(letGo);
    try {
      for (let goesOn = true; goesOn; ) {
        const { value, done } = await reader.read();
        if (known) return;
        if (done) {
          take(parser.end(), 0);
          known = true;
          teller.close('ended');
          return;
        }
        goesOn = take(parser.push(decoder.decode(value, { stream: true })), value.byteLength);
      }
    } catch (error) {
      if (!known) tell({ kind: 'closed', id, how: isBroken(error) ? 'broken' : 'aborted' });
      known = true;
    } finally {
      letGo();
    }
  }

  return {
    read,
    letGo() {
      for (const letGo of streams) letGo();
      sockets?.letGo();
    },
  };
}
