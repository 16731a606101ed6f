import type { Head, Revision, SearchText } from '../database/schema';
import { toBytes } from '../search/bytes';
import { fold } from '../search/normalise';
import { derivedBy, type View } from './derive';
import { becomesCurrent } from './fuller';
import { joinMessages, messagesIn, type SearchMessage, today } from './search-text';

/** Everything that is derived from the copies of one conversation. */
export interface Derived {
  head: Head;
  /** The copy that is shown. */
  current: Revision;
  searchText: SearchText;
}

/**
 * What is derived once one more copy is there. Replaying all copies in order from null rebuilds it from nothing but served bytes.
 * The copy becomes the one shown, or stays beside it (`becomesCurrent`).
 */
export function advance(before: Derived | null, revision: Revision, view: View): Derived {
  const added = view.searchable.map((message) => ({ ...message, seq: revision.seq }));
  const known = before ? messagesIn(before.searchText) : [];
  if (before && !becomesCurrent(revision, before.current))
    return {
      ...before,
      head: { ...before.head, revisions: Math.max(before.head.revisions, revision.seq), deletedAt: null },
      searchText: {
        ...today(before.searchText),
        ...joinMessages(growSearchText(known, added)),
      },
    };
  const { account, conversationId, seq, capturedAt, keptAt, source } = revision;
  const { told, holds } = view;
  return {
    head: {
      account,
      conversationId,
      ...told,
      recentAt: told.updatedAt ?? told.createdAt ?? capturedAt,
      partialBecause: holds.partialBecause,
      source,
      currentSeq: seq,
      revisions: Math.max(before?.head.revisions ?? 0, seq),
      keptAt,
      deletedAt: null,
      derivedBy,
    },
    current: revision,
    searchText: {
      account,
      conversationId,
      title: toBytes(fold(told.title ?? '')),
      ...joinMessages(growSearchText(added, known)),
      derivedBy,
    },
  };
}

/**
 * Search text only grows: a message that one copy lacks stays findable in the copy that has it, and of two texts of the same
 * message the longer one is kept. Those of `leading` come first.
 */
function growSearchText(leading: SearchMessage[], others: SearchMessage[]): SearchMessage[] {
  const grown = new Map(leading.map((message) => [message.id, message]));
  for (const message of others) {
    const held = grown.get(message.id);
    if (!held || held.text.length < message.text.length) grown.set(message.id, message);
  }
  return [...grown.values()];
}
