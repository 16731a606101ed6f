import type { Conversation, PartialReason, ServedConversation } from '../conversation/conversation';
import { messageText } from '../conversation/plain-text';
import { readConversation } from '../conversation/read-conversation';
import type { Head, Holdings, SearchMessage } from '../database/schema';
import { fold } from '../search/normalise';

/**
 * Version of everything that is derived from served bytes: raise it when `readConversation`, `messageText` or `fold` yields
 * something else than before. Rows of an older version are rebuilt from the bytes (`refresh.ts`).
 */
export const derivedBy = 1;

/** What one copy tells about its conversation. */
export type Told = Pick<Head, 'title' | 'createdAt' | 'updatedAt' | 'project' | 'archived' | 'messages'>;

/** Everything the archive stores beside the bytes of one copy. */
export interface View {
  conversation: Conversation;
  told: Told;
  holds: Holdings;
  /** Folded text of every message that has some, the active branch first. */
  searchable: Omit<SearchMessage, 'seq'>[];
}

/**
 * Reads one served copy. Throws what `readConversation` throws when it is no conversation at all.
 *
 * @param capturedPartial why whoever captured it knew it to be partial; the reader may find another reason
 */
export function derive(served: ServedConversation, capturedPartial: PartialReason | null): View {
  const conversation = readConversation(served);
  const { title, createdAt, updatedAt, project, archived } = conversation;
  const shown = conversation.messages.filter(({ visibility }) => visibility === 'shown');
  const active = new Set(shown.map(({ id }) => id));
  const all = [...conversation.messages, ...conversation.otherBranches];
  const texts = all.map((message) => ({ id: message.id, text: messageText(message) }));
  return {
    conversation,
    told: { title, createdAt, updatedAt, project, archived, messages: shown.length },
    holds: {
      active: [...active],
      others: [...new Set(all.map(({ id }) => id).filter((id) => !active.has(id)))],
      characters: texts.reduce((sum, { text }) => sum + text.length, 0),
      updatedAt,
      partialBecause: capturedPartial ?? conversation.partialBecause,
    },
    searchable: texts.flatMap(({ id, text }) => (text === '' ? [] : { id, text: fold(text) })),
  };
}
