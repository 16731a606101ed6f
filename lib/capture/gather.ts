import type { CandidateRevision, Kept } from '../archive/revision';
import type { ServedConversation } from '../conversation/conversation';
import { readBodies } from './captured-body';
import { createExchange, type Exchange, readSent } from './exchange';
import type { TapMessage } from './tap-message';

/** Keeps what the page itself receives. */
export interface Gatherer {
  /** A message of the tap. */
  take(message: TapMessage): void;
  /** The page goes away: what has not been saved yet is, now. */
  flush(): void;
  /** The exchanges of a temporary chat that this tab has seen; kept nowhere, and given away only when the user asks. */
  temporary(): ServedConversation | null;
}

export interface GathererOptions {
  /** Gives a copy to the archive; rejects when it could not be saved. */
  keep(candidate: CandidateRevision): Promise<Kept>;
  /** Whether this conversation may be kept without being asked. */
  mayKeep(conversationId: string): Promise<boolean>;
  /** The account of the session, as far as it is known without asking. */
  account(): string | null;
  /** The archive has a copy; `partialBecause` says whether anything is missing from it now. */
  onKept(kept: Kept): void;
  /** ChatGPT said of a read of the page's own that it is too much. */
  onRefused(): void;
  /** Resolves when the page has nothing better to do. */
  idle(): Promise<void>;
  now: () => number;
  signal: AbortSignal;
}

interface Writing {
  exchange: Exchange;
  timer: ReturnType<typeof setTimeout> | undefined;
  saved: string | null;
}

/** An answer that is being written is saved at most this often. */
const CHECKPOINT_MS = 1_500;
/** Saving long conversations takes longer; it may take a tenth of the time. */
const WORK_SHARE = 10;
const MOST_REQUESTS = 200;
const UNKNOWN_ACCOUNT = 'unknown';
const READ = /\/conversations?(?:\/|$)/;

/**
 * Gathers the conversations that the page loads and the answers it is streamed, without a request of our own. What arrives comes
 * from the page's world: it can be wrong, so it is only ever added to the archive, which decides what to show.
 */
export function createGatherer({ signal, now, ...options }: GathererOptions): Gatherer {
  const requests = new Map<number, { path: string; method: string }>();
  const streams = new Map<number, Writing>();
  /** The last exchange of each conversation: a broken stream goes on in another one. */
  const last = new Map<string, Writing>();
  const secret: Exchange[] = [];
  let saving: Promise<void> = Promise.resolve();
  let workMs = 0;
  signal.addEventListener(
    'abort',
    () => {
      for (const { timer } of streams.values()) clearTimeout(timer);
    },
    { once: true },
  );

  /** One after the other: what is saved later tells more. */
  function save(
    served: ServedConversation,
    about: Pick<CandidateRevision, 'source' | 'partialBecause'>,
  ): void {
    const capturedAt = now();
    saving = saving.then(async () => {
      if (!(await options.mayKeep(served.id))) return;
      const account = options.account() ?? UNKNOWN_ACCOUNT;
      const startedAt = now();
      const kept = await options
        .keep({ account, served, capturedAt, unasked: true, ...about })
        .catch(() => null);
      workMs = now() - startedAt;
      if (kept) options.onKept(kept);
    });
  }

  function begin(id: number, text: string): void {
    const sent = readSent(text);
    if (!sent) return;
    const before = sent.conversationId === null ? undefined : last.get(sent.conversationId);
    const isResume = requests.get(id)?.path.endsWith('/resume') === true;
    if (isResume && !before) return;
    const writing =
      isResume && before ? before : { exchange: createExchange(sent), timer: undefined, saved: null };
    streams.set(id, writing);
    if (streams.size > MOST_REQUESTS) streams.delete(streams.keys().next().value ?? id);
    if (sent.temporary) secret.push(writing.exchange);
    else if (!isResume) soon(writing);
  }

  function soon(writing: Writing): void {
    writing.timer ??= setTimeout(
      () => checkpoint(writing, false),
      Math.max(CHECKPOINT_MS, workMs * WORK_SHARE),
    );
  }

  function checkpoint(writing: Writing, closed: boolean): void {
    clearTimeout(writing.timer);
    writing.timer = undefined;
    const { exchange } = writing;
    const id = exchange.conversationId();
    const body = exchange.body();
    if (id === null || body === null || exchange.sent.temporary) return;
    last.set(id, writing);
    const state = `${closed} ${body}`;
    if (writing.saved === state) return;
    writing.saved = state;
    const unfinished = closed ? 'cut-off' : 'still-writing';
    const partialBecause = exchange.isComplete() ? null : unfinished;
    save({ shape: 'layers', bodies: [body], id }, { source: 'stream', partialBecause });
  }

  function takeStream(id: number, events: Extract<TapMessage, { kind: 'stream' }>['events']): void {
    const writing = streams.get(id);
    if (!writing) return;
    for (const [event, data] of events) writing.exchange.take({ event, data });
    soon(writing);
  }

  async function takeBody(id: number, text: string): Promise<void> {
    const request = requests.get(id);
    // Reading it takes the page's own time.
    await options.idle();
    if (!request || signal.aborted) return;
    for (const { served, partialBecause } of readBodies(request, text))
      save(served, { source: 'page', partialBecause });
  }

  return {
    take(message) {
      if (signal.aborted) return;
      switch (message.kind) {
        case 'request': {
          requests.set(message.id, message);
          const [oldest] = requests.keys();
          if (oldest !== undefined && requests.size > MOST_REQUESTS) requests.delete(oldest);
          break;
        }
        case 'response': {
          const { path, method } = requests.get(message.id) ?? {};
          if (message.status === 429 && method === 'GET' && READ.test(path ?? '')) options.onRefused();
          break;
        }
        case 'sent':
          begin(message.id, message.body);
          break;
        case 'stream':
          takeStream(message.id, message.events);
          break;
        case 'closed': {
          const writing = streams.get(message.id);
          const goesOn = writing?.exchange.isElsewhere() === true;
          if (!goesOn) streams.delete(message.id);
          if (writing) checkpoint(writing, !goesOn || message.how !== 'ended');
          break;
        }
        case 'body':
          void takeBody(message.id, message.text);
      }
    },
    flush() {
      for (const writing of streams.values()) checkpoint(writing, false);
    },
    temporary() {
      const told = secret.flatMap((exchange) => exchange.body() ?? []).reverse();
      const id = secret.at(-1)?.conversationId();
      return id && told.length > 0 ? { shape: 'layers', bodies: told, id } : null;
    },
  };
}
