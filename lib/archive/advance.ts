import type { Head, Revision, SearchText } from '../database/schema';
import { toBytes } from '../search/bytes';
import { fold } from '../search/normalise';
import { derivedBy, type View } from './derive';
import { allIds, becomesCurrent, type Comparable } from './fuller';
import { joinMessages, messagesIn, type SearchMessage, today } from './search-text';

/** Everything that is derived from the copies of one conversation. */
export interface Derived {
  head: Head;
  /** The copy that is shown. */
  current: Revision;
  searchText: SearchText;
}

/** Whether one more copy becomes the one shown: it is the fuller one (`becomesCurrent`), and tells no message less far. */
export function becomesShown(before: Derived, copy: Comparable, view: View): boolean {
  return becomesCurrent(copy, before.current) && (before.current.shape === 'dom' || !shortens(before, view));
}

/** A server in trouble empties texts, and a stream may have been cut off where another copy goes on. */
function shortens({ current, searchText }: Derived, { holds, searchable }: View): boolean {
  const ids = new Set(allIds(holds));
  const texts = new Map(searchable.map(({ id, text }) => [id, text]));
  return messagesIn(searchText).some(({ id, seq, text }) => {
    const told = texts.get(id) ?? '';
    return seq === current.seq && ids.has(id) && told.length < text.length && text.startsWith(told);
  });
}

/**
 * What is derived once one more copy is there. Replaying all copies in order from null rebuilds it from nothing but served bytes.
 * The copy becomes the one shown, or stays beside it.
 */
export function advance(
  before: Derived | null,
  revision: Revision,
  view: View,
  isShown = before === null || becomesShown(before, revision, view),
): Derived {
  const added = view.searchable.map((message) => ({ ...message, seq: revision.seq }));
  const known = before ? messagesIn(before.searchText) : [];
  if (before && !isShown)
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
