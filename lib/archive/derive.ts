import type { Conversation, Message, PartialReason, ServedConversation } from '../conversation/conversation';
import { messageText } from '../conversation/plain-text';
import { readConversation } from '../conversation/read-conversation';
import type { Content, Head, Holdings } from '../database/schema';
import { fold } from '../search/normalise';
import type { SearchMessage } from './search-text';

/**
 * Version of everything that is derived from served bytes: raise it when `readConversation`, `messageText` or `fold` yields
 * something else than before, or when rows take another shape. Rows of an older version are rebuilt from the bytes (`refresh.ts`).
 */
export const derivedBy = 5;

/** What one copy tells about its conversation. */
export type Told = Pick<
  Head,
  'title' | 'createdAt' | 'updatedAt' | 'project' | 'archived' | 'models' | 'contents' | 'messages'
>;

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
    told: {
      title,
      createdAt,
      updatedAt,
      project,
      archived,
      models: [...new Set(all.flatMap(({ role, model }) => (role === 'assistant' && model) || []))],
      contents: contentsOf(all),
      messages: shown.length,
    },
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

/** Code that was only run counts too: whoever looks for it remembers what it did, not how it was shown. */
function contentsOf(messages: readonly Message[]): Content[] {
  const parts = messages.flatMap((message) => (message.visibility === 'hidden' ? [] : message.parts));
  const found: Record<Content, boolean> = {
    code: parts.some(
      (part) =>
        part.kind === 'code' ||
        (part.kind === 'text' && /^[ \t>]*(?:`{3}|~{3})/m.test(part.text)) ||
        (part.kind === 'canvas' && part.documentType.startsWith('code/')),
    ),
    images: parts.some(({ kind }) => kind === 'image'),
    files: parts.some(({ kind }) => kind === 'file'),
  };
  return (['code', 'images', 'files'] as const).filter((content) => found[content]);
}
