import type { SearchText } from '../database/schema';
import { fromBytes, toBytes } from '../search/bytes';

/** One message as search sees it. */
export interface SearchMessage {
  id: string;
  /** The copy whose text this is. */
  seq: number;
  /** Folded. */
  text: string;
}

/** How rows of versions 1 to 3 of the derived data look. They serve until `refresh.ts` has rebuilt them. */
type OldSearchText = Omit<SearchText, 'text' | 'places'> &
  ({ messages: SearchMessage[] } | { text: string; ids: string[]; copies: number[] });

/** Messages as the lines of a row. */
export function joinMessages(messages: readonly SearchMessage[]): Pick<SearchText, 'text' | 'places'> {
  return {
    text: toBytes(messages.map(({ text }) => text).join('\n')),
    places: messages.map(({ seq, id }) => JSON.stringify([seq, id])).join('\n'),
  };
}

/** Copy and id of a message: what a line of `places` says. */
export function readPlace(line: string): [copy: number, messageId: string] {
  return JSON.parse(line);
}

/** The lines of a row, of any version, as messages. */
export function messagesIn(row: SearchText | OldSearchText): SearchMessage[] {
  if ('messages' in row) return row.messages;
  if ('ids' in row) {
    const lines = row.text.split('\n');
    return row.ids.map((id, line) => ({ id, seq: row.copies[line] ?? 1, text: lines[line] ?? '' }));
  }
  if (row.places === '') return [];
  const lines = fromBytes(row.text).split('\n');
  return row.places.split('\n').map((place, line) => {
    const [seq, id] = readPlace(place);
    return { id, seq, text: lines[line] ?? '' };
  });
}

/** A row of any version in today's shape. */
export function today(row: SearchText | OldSearchText): SearchText {
  if ('places' in row) return row;
  const { account, conversationId, title, derivedBy } = row;
  return { account, conversationId, title: toBytes(title), ...joinMessages(messagesIn(row)), derivedBy };
}
