import type { CandidateRevision, Kept } from '../archive/revision';
import type { ReadConversation } from '../chatgpt/api';
import { ChatGptError } from '../chatgpt/errors';
import { asDomBody, type SeenConversation } from './rescue';

export interface BackUpOptions {
  /** Reads the conversation from ChatGPT; throws the errors of `chatgpt/errors.ts`. */
  read(id: string): Promise<ReadConversation>;
  /** What the page shows, for when it cannot be read; null when it shows nothing, or must not be asked. */
  seen(): SeenConversation | null;
  /** The account of the session, as far as it is known without asking. */
  account(): string | null;
  /** The user asks for it now. Only then does a conversation that was deleted here come back. */
  asked: boolean;
  /** Gives a copy to the archive. Giving it the same copy twice changes nothing. */
  keep(candidate: CandidateRevision): Promise<Kept>;
  /** Whether a failure of `keep` only means that nobody was there to answer. */
  isNobodyThere(error: unknown): boolean;
  now: () => number;
}

/** The account of copies whose session could not be read. */
const UNKNOWN_ACCOUNT = 'unknown';
/** The worker may be stopped between saving a copy and saying so; it is back within milliseconds of the next message. */
const KEEP_AGAIN_AFTER_MS = [200, 1_000, 3_000];

/**
 * Backs up one conversation: from ChatGPT itself, or, when that fails, what the page still shows. Resolves only when the archive has
 * confirmed it. Throws why ChatGPT could not be read when the page shows nothing either.
 */
export async function backUp(id: string, options: BackUpOptions): Promise<Kept> {
  let candidate: CandidateRevision;
  try {
    const { served, account, partialBecause } = await options.read(id);
    candidate = {
      account: account ?? UNKNOWN_ACCOUNT,
      served,
      source: 'page',
      capturedAt: options.now(),
      partialBecause,
    };
  } catch (error) {
    const seen = error instanceof ChatGptError ? options.seen() : null;
    if (!seen) throw error;
    candidate = {
      account: options.account() ?? UNKNOWN_ACCOUNT,
      served: { shape: 'dom', bodies: [asDomBody(id, seen)], id },
      source: 'dom',
      capturedAt: options.now(),
      partialBecause: 'seen-on-page',
    };
  }
  return keepUntilConfirmed({ ...candidate, ...(options.asked ? {} : { unasked: true }) }, options);
}

/** Gives a copy to the archive, again and again while the worker is away. Giving it the same copy twice changes nothing. */
export async function keepUntilConfirmed(
  candidate: CandidateRevision,
  options: Pick<BackUpOptions, 'keep' | 'isNobodyThere'>,
): Promise<Kept> {
  for (const pause of KEEP_AGAIN_AFTER_MS) {
    try {
      return await options.keep(candidate);
    } catch (error) {
      if (!options.isNobodyThere(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return options.keep(candidate);
}
