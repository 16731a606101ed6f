import type { Conversation } from '../conversation/conversation';
import { messageText } from '../conversation/plain-text';
import { readConversation } from '../conversation/read-conversation';
import type { Database, Head, SearchMessage } from '../database/schema';
import type { Query } from '../search/query';
import { scan } from '../search/scan';
import { marked, type Piece, snippet } from '../search/snippet';
import { findRevision, readRevision } from './revisions';
import { searchTexts } from './search-text';

/** A conversation that holds what was looked for. */
export interface SearchResult {
  head: Head;
  title: Piece[];
  /** The messages that hold most of it, in context; `copy` is the revision they stand in. */
  snippets: { messageId: string; copy: number; pieces: Piece[] }[];
  /** How many messages hold some of it. */
  messages: number;
}

/** Two lines tell whether it is the right conversation; a third only pushes the next one out of sight. */
const SNIPPETS = 2;

/** Looks through everything that is saved, in the order of `heads`, and yields what each batch holds until the signal aborts. */
export async function* lookUp(
  database: Database,
  heads: readonly Head[],
  query: Query,
  signal: AbortSignal,
): AsyncGenerator<SearchResult[]> {
  const byKey = new Map(heads.map((head) => [`${head.account} ${head.conversationId}`, head]));
  for await (const hits of scan(query, searchTexts(database, heads, signal), signal)) {
    const results: SearchResult[] = [];
    for (const { row, messages } of hits) {
      if (signal.aborted) return;
      const head = byKey.get(`${row.account} ${row.conversationId}`);
      if (!head) continue;
      const snippets = await inContext(database, head, messages.slice(0, SNIPPETS), query);
      results.push({ head, title: marked(head.title ?? '', query), snippets, messages: messages.length });
    }
    yield results;
  }
}

/** Search text is folded; what is shown is cut from the copy itself. */
async function inContext(
  database: Database,
  head: Head,
  messages: SearchMessage[],
  query: Query,
): Promise<SearchResult['snippets']> {
  const copies = new Map<number, Conversation | null>();
  for (const { seq } of messages) if (!copies.has(seq)) copies.set(seq, await openCopy(database, head, seq));
  return messages.map(({ id, seq, text }) => {
    const conversation = copies.get(seq);
    const message = [...(conversation?.messages ?? []), ...(conversation?.otherBranches ?? [])].find(
      (one) => one.id === id,
    );
    // A damaged copy is still found: its folded text is legible enough to recognise it by.
    const original = message ? messageText(message) : text;
    return { messageId: id, copy: seq, pieces: snippet(original, query) };
  });
}

async function openCopy(database: Database, head: Head, seq: number): Promise<Conversation | null> {
  try {
    const revision = await findRevision(database, [head.account, head.conversationId], seq);
    return revision && readConversation(await readRevision(database, revision));
  } catch {
    return null;
  }
}
