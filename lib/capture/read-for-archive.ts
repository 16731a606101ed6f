import type { BackfillReader, Failure, Outcome } from '../archive/backfill/reader';
import type { CandidateRevision, Kept } from '../archive/revision';
import { readConversationBodies } from '../chatgpt/api';
import type { Reading } from '../chatgpt/ask';
import { InaccessibleError, RateLimitedError } from '../chatgpt/errors';
import { readFileBytes } from '../chatgpt/files';
import { readAccounts, readList } from '../chatgpt/lists';
import type { Session } from '../chatgpt/session';
import { keepUntilConfirmed } from './back-up';

export interface ArchiveReaderOptions {
  session: Session;
  reading: Reading;
  keep(candidate: CandidateRevision): Promise<Kept>;
  isNobodyThere(error: unknown): boolean;
}

/** Codes that say that a conversation is not there, rather than that this session does not see it. */
const GONE = /^conversation_(?:not_found|deleted)$/;

const FAILURES: Record<string, Exclude<Failure['failed'], 'rate-limited'>> = {
  SignedOutError: 'signed-out',
  ChallengedError: 'challenged',
  ServiceFailedError: 'service',
  UnreachableError: 'unreachable',
  InaccessibleError: 'inaccessible',
  SiteChangedError: 'changed',
  StorageFullError: 'full',
  DeletedHereError: 'deleted',
  EmptyCopyError: 'changed',
  UnreadableFileError: 'changed',
};

/**
 * Reads for "Back up everything", with the session of this tab. A conversation goes to the archive from here, so that the worker may die
 * while it is read; asked for again meanwhile, it is not read a second time.
 */
export function createArchiveReader({ session, reading, ...archive }: ArchiveReaderOptions): BackfillReader {
  const running = new Map<string, Promise<Outcome<Kept>>>();

  async function read(account: string, id: string): Promise<Kept> {
    const { served, partialBecause } = await readConversationBodies(id, session, reading, account);
    const capturedAt = reading.now();
    const about = { account, source: 'backfill', unasked: true } as const;
    return keepUntilConfirmed({ served, capturedAt, partialBecause, ...about }, archive);
  }

  return {
    accounts: () => outcome(readAccounts(session, reading)),
    list: (account, query) => outcome(readList(account, query, session, reading)),
    conversation(account, id) {
      const key = `${account} ${id}`;
      const reads = running.get(key) ?? outcome(read(account, id)).finally(() => running.delete(key));
      running.set(key, reads);
      return reads;
    },
    file: (account, fileId, conversationId) =>
      outcome(readFileBytes(account, fileId, conversationId, session, reading)),
  };
}

/** Errors lose their class on their way to the worker; what they mean must not. */
async function outcome<T>(work: Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await work };
  } catch (error) {
    if (error instanceof RateLimitedError) return { failed: 'rate-limited', until: error.until };
    if (error instanceof InaccessibleError && GONE.test(error.code ?? '')) return { failed: 'gone' };
    const failed = error instanceof Error ? FAILURES[error.name] : undefined;
    if (!failed) throw error;
    return { failed };
  }
}
