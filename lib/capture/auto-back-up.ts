import { RateLimitedError } from '../chatgpt/errors';

/** When a conversation is backed up without being asked. */
export interface AutoBackUp {
  /** A conversation is in front; null when none is. */
  opened(conversationId: string | null): void;
  /** An answer in it is finished. */
  answered(conversationId: string | null): void;
}

export interface AutoBackUpOptions {
  backUp(conversationId: string): Promise<unknown>;
  /** Whether it may be done now: the user wants it, and ChatGPT is not in trouble. */
  mayRead(): boolean;
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

/**
 * Backs conversations up as they happen, in a modest way: each once when it is opened, and again after its answers, never more than
 * one read of it a minute, and not at all for an hour after ChatGPT has said that it is too much.
 */
export function createAutoBackUp(options: AutoBackUpOptions): AutoBackUp {
  const { now, signal } = options;
  /** When each conversation was last read. */
  const readAt = new Map<string, number>();
  let notBefore = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });

  function due(conversationId: string, quietMs: number): void {
    clearTimeout(timer);
    if (signal.aborted) return;
    const apart = (readAt.get(conversationId) ?? Number.NEGATIVE_INFINITY) + APART_MS - now();
    timer = setTimeout(() => void run(conversationId), Math.max(quietMs, apart));
  }

  async function run(conversationId: string): Promise<void> {
    if (options.current() !== conversationId || now() < notBefore || spent() >= MOST_PER_HOUR) return;
    if (!options.mayRead()) return;
    readAt.set(conversationId, now());
    try {
      await options.backUp(conversationId);
    } catch (error) {
      // Whatever went wrong is told where the user asks for a backup. Here it only means: later.
      if (error instanceof RateLimitedError) notBefore = Math.max(now() + HOUR_MS, error.until ?? 0);
    }
  }

  function spent(): number {
    for (const [id, at] of readAt) if (now() - at > HOUR_MS) readAt.delete(id);
    return readAt.size;
  }

  return {
    opened(conversationId) {
      clearTimeout(timer);
      if (conversationId !== null && !readAt.has(conversationId)) due(conversationId, QUIET_MS);
    },
    answered(conversationId) {
      if (conversationId !== null) due(conversationId, QUIET_MS);
    },
  };
}
