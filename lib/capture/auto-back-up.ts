import { RateLimitedError } from '../chatgpt/errors';

/** When a conversation is backed up without being asked. */
export interface AutoBackUp {
  /** A conversation is in front; null when none is. */
  opened(conversationId: string | null): void;
  /** An answer in it is finished. */
  answered(conversationId: string | null): void;
  /** The archive got what the page received of it; `whole` says that nothing is missing, so that there is nothing to read. */
  captured(conversationId: string, whole: boolean): void;
  /** ChatGPT said of a read, ours or the page's own, that it is too much. `until` (epoch ms): what it named. */
  refused(until: number | null): void;
}

export interface AutoBackUpOptions {
  backUp(conversationId: string): Promise<unknown>;
  /** Whether it may be done now: the user wants it, and ChatGPT is not in trouble. */
  mayRead(conversationId: string): boolean | Promise<boolean>;
  /** Conversation in front now. */
  current(): string | null;
  now: () => number;
  signal: AbortSignal;
}

/** After the last answer, and after a conversation was opened: the page itself has done its reading by then. */
const QUIET_MS = 10_000;
/** The page's own reads draw on the same allowance (about 200, then one a minute; reported 2026-07). */
const APART_MS = 60_000;
/** At this pace, somebody who leafs through old conversations keeps most of the allowance. */
const MOST_PER_HOUR = 30;
const HOUR_MS = 60 * 60_000;

/** While it may not be read (ChatGPT is in trouble, for instance), it is tried again after this. */
const AGAIN_MS = 60_000;

/**
 * Reads what the page's own requests did not bring whole: a long conversation of which the page loads only the end, an answer that came
 * another way. In a modest way: once when it is opened, and again after its answers, never more than one read of it a minute, and
 * not at all for an hour after ChatGPT has said, to us or to the page itself, that it is too much.
 */
export function createAutoBackUp(options: AutoBackUpOptions): AutoBackUp {
  const { now, signal } = options;
  /** When each conversation was last read. */
  const readAt = new Map<string, number>();
  let notBefore = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The conversation the timer is for. */
  let waiting: string | null = null;
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });

  function due(conversationId: string, quietMs: number): void {
    clearTimeout(timer);
    if (signal.aborted) return;
    const apart = (readAt.get(conversationId) ?? Number.NEGATIVE_INFINITY) + APART_MS - now();
    waiting = conversationId;
    timer = setTimeout(() => void run(conversationId), Math.max(quietMs, apart));
  }

  function rest(): void {
    clearTimeout(timer);
    waiting = null;
  }

  async function run(conversationId: string): Promise<void> {
    waiting = null;
    if (options.current() !== conversationId || now() < notBefore || spent() >= MOST_PER_HOUR) return;
    if (!(await options.mayRead(conversationId))) return due(conversationId, AGAIN_MS);
    readAt.set(conversationId, now());
    try {
      await options.backUp(conversationId);
    } catch (error) {
      // Whatever went wrong is told where the user asks for a backup. Here it only means: later.
      if (error instanceof RateLimitedError) refused(error.until);
    }
  }

  function refused(until: number | null): void {
    notBefore = Math.max(now() + HOUR_MS, until ?? 0);
  }

  function spent(): number {
    for (const [id, at] of readAt) if (now() - at > HOUR_MS) readAt.delete(id);
    return readAt.size;
  }

  return {
    refused,
    opened(conversationId) {
      rest();
      if (conversationId !== null && !readAt.has(conversationId)) due(conversationId, QUIET_MS);
    },
    answered(conversationId) {
      if (conversationId !== null) due(conversationId, QUIET_MS);
    },
    captured(conversationId, whole) {
      if (whole && waiting === conversationId) rest();
      if (!whole && waiting === null && options.current() === conversationId) due(conversationId, QUIET_MS);
    },
  };
}
