import type { BackfillReader } from '../archive/backfill/reader';
import type { CandidateRevision, Kept } from '../archive/revision';
import { readConversationBodies } from '../chatgpt/api';
import type { Reading } from '../chatgpt/ask';
import { NoConversationError, TemporaryChatError } from '../chatgpt/errors';
import { createSession } from '../chatgpt/session';
import { readAddress } from '../chatgpt/urls';
import { type AutoBackUp, createAutoBackUp } from './auto-back-up';
import { backUp, keepUntilConfirmed } from './back-up';
import { createGatherer, type Gatherer } from './gather';
import { createArchiveReader } from './read-for-archive';
import { readPage } from './rescue';

/** The conversation that a ChatGPT tab shows right now. */
export interface CurrentConversation {
  id: string;
  title: string;
  temporary: boolean;
}

export interface TabKeeperOptions {
  window: Pick<Window, 'document' | 'location'>;
  reading: Reading;
  /** Resolves when the page has nothing better to do. */
  idle(): Promise<void>;
  /** Gives a copy to the archive. */
  keep(candidate: CandidateRevision): Promise<Kept>;
  /** Whether a failure of `keep` only means that nobody was there to answer. */
  isNobodyThere(error: unknown): boolean;
  /** Whether this conversation may be kept without being asked. */
  mayKeep(conversationId: string): Promise<boolean>;
  /** Whether ChatGPT is in trouble: not the time for reads that nobody asked for. */
  isTroubled(): boolean;
  /** Whether anything is left of what may be read. */
  mayRead(): Promise<boolean>;
  onKept(): void;
}

export interface TabKeeper extends AutoBackUp, Pick<Gatherer, 'take' | 'flush'> {
  current(): CurrentConversation | null;
  /** Backs up the conversation in front; rejects with why ChatGPT could not be read. */
  backUpNow(): Promise<Kept>;
  /** For "Back up everything". */
  reader: BackfillReader;
}

/** Keeps the conversation of this tab: what the page receives of it, what it did not receive, and when the user asks for it. */
export function keepTab({
  window,
  reading,
  mayKeep,
  mayRead,
  isTroubled,
  onKept,
  ...options
}: TabKeeperOptions): TabKeeper {
  const { document, location } = window;
  const { now, signal } = reading;
  const { idle, keep, isNobodyThere } = options;
  const session = createSession(document, reading);
  const { account } = session;
  const place = () => readAddress(location.href);
  const save = async (id: string, asked: boolean) => {
    const kept = await backUp(id, {
      read: (wanted) => readConversationBodies(wanted, session, reading),
      // Somebody may have gone elsewhere by then: the page must still be that conversation's.
      seen: () => (asked && place().conversationId === id ? readPage(document) : null),
      ...{ account, asked, isNobodyThere, now, keep },
    });
    onKept();
    return kept;
  };
  const auto = createAutoBackUp({
    backUp: (id) => save(id, false),
    mayRead: async (id) => (await mayKeep(id)) && !isTroubled() && (await mayRead()),
    current: () => place().conversationId,
    ...{ now, signal },
  });
  const gatherer = createGatherer({
    keep: (candidate) => keepUntilConfirmed(candidate, { keep, isNobodyThere }),
    mayKeep: async (id) => !place().temporary && mayKeep(id),
    onKept({ conversationId, partialBecause, tellsMore }) {
      onKept();
      if (partialBecause !== 'still-writing')
        auto.captured(conversationId, partialBecause === null && !tellsMore);
    },
    onRefused: () => auto.refused(null),
    ...{ account, idle, now, signal },
  });
  const saveTemporary = () => {
    const served = gatherer.temporary();
    if (!served) throw new TemporaryChatError();
    const about = { source: 'stream', capturedAt: now(), partialBecause: null } as const;
    const candidate = { account: account() ?? 'unknown', served, ...about };
    return keepUntilConfirmed(candidate, { keep, isNobodyThere });
  };

  return {
    ...auto,
    ...gatherer,
    reader: createArchiveReader({ session, reading, keep, isNobodyThere }),
    current() {
      const { conversationId, temporary } = place();
      const title = /^\s*ChatGPT\s*$/.test(document.title) ? '' : document.title;
      return conversationId || temporary ? { id: conversationId ?? '', title, temporary } : null;
    },
    async backUpNow() {
      const { conversationId, temporary } = place();
      if (temporary) return saveTemporary();
      if (!conversationId) throw new NoConversationError();
      return save(conversationId, true);
    },
  };
}
