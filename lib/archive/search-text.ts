import type { SearchText } from '../database/schema';

/** One message as search sees it. */
export interface SearchMessage {
  id: string;
  /** The copy whose text this is. */
  seq: number;
  /** Folded. */
  text: string;
}

/** How rows of version 1 of the derived data look. They serve until `refresh.ts` has rebuilt them. */
type OldSearchText = Omit<SearchText, 'text' | 'ids' | 'copies'> & { messages: SearchMessage[] };

/** Messages as the lines of a row. */
export function joinMessages(
  messages: readonly SearchMessage[],
): Pick<SearchText, 'text' | 'ids' | 'copies'> {
  return {
    text: messages.map(({ text }) => text).join('\n'),
    ids: messages.map(({ id }) => id),
    copies: messages.map(({ seq }) => seq),
  };
}

/** The lines of a row, of any version, as messages. */
export function messagesIn(row: SearchText | OldSearchText): SearchMessage[] {
  if ('messages' in row) return row.messages;
  const lines = row.text.split('\n');
  return row.ids.map((id, line) => ({ id, seq: row.copies[line] ?? 1, text: lines[line] ?? '' }));
}

/** A row of any version in today's shape. */
export function today(row: SearchText | OldSearchText): SearchText {
  if (!('messages' in row)) return row;
  const { account, conversationId, title, messages, derivedBy } = row;
  return { account, conversationId, title, ...joinMessages(messages), derivedBy };
}
