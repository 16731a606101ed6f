import { messageText } from '../conversation/plain-text';
import { readConversation } from '../conversation/read-conversation';
import type { Database, Head, SearchText } from '../database/schema';
import { fromBytes, toBytes } from '../search/bytes';
import { fold } from '../search/normalise';
import type { Query } from '../search/query';
import { type Hit, lineOf, look, scan } from '../search/scan';
import { type Piece, snippet } from '../search/snippet';
import type { Corpus } from './corpus';
import { findRevision, readRevision } from './revisions';
import { readPlace } from './search-text';

/** A conversation that holds what was looked for. */
export interface SearchResult {
  head: Head;
  /** The message that holds most of it; the first one when only the title matches, null when there is none. */
  place: SearchPlace | null;
  /** How many messages hold some of it. */
  messages: number;
  score: number;
}

export interface SearchPlace {
  messageId: string;
  /** The revision the message stands in. */
  copy: number;
  /** Folded, and therefore ready at once; `inContext` finds how it was written. */
  text: string;
}

export interface LookUpOptions {
  titleOnly: boolean;
  /** Lets the page draw and answer in between. */
  breathe: () => Promise<void>;
}

/** Looks through these conversations and yields what each batch holds until the signal aborts. The order is the corpus's own. */
export async function* lookUp(
  corpus: Corpus,
  heads: readonly Head[],
  query: Query,
  signal: AbortSignal,
  { titleOnly, breathe }: LookUpOptions,
): AsyncGenerator<SearchResult[]> {
  if (titleOnly) {
    yield heads.flatMap((head) => {
      const hit = look({ title: fold(head.title ?? ''), text: '' }, query);
      return hit ? { head, place: null, messages: 0, score: hit.score } : [];
    });
    return;
  }
  const byKey = new Map(heads.map((head) => [`${head.account} ${head.conversationId}`, head]));
  const inBytes = { terms: query.terms.map(toBytes) };
  for await (const hits of scan(inBytes, corpus.batches(heads, signal), signal)) {
    yield hits.flatMap((hit) => {
      const head = byKey.get(`${hit.row.account} ${hit.row.conversationId}`);
      return head ? resultOf(head, hit) : [];
    });
    await breathe();
  }
}

function resultOf(head: Head, { row, lines, score }: Hit<SearchText>): SearchResult {
  const line = lines[0] ?? 0;
  if (row.places === '') return { head, place: null, messages: 0, score };
  const [copy, messageId] = readPlace(lineOf(row.places, line));
  const place = { messageId, copy, text: fromBytes(lineOf(row.text, line)) };
  return { head, place, messages: lines.length, score };
}

/** Longer texts are not read again for the sake of two lines. In characters. */
const LONG = 200_000;

/** Search text is folded; what is shown is cut from the copy itself. Null where that cannot be read any more. */
export async function inContext(
  database: Database,
  { head, place }: SearchResult,
  query: Query,
): Promise<Piece[] | null> {
  if (!place || place.text.length > LONG) return null;
  try {
    const revision = await findRevision(database, [head.account, head.conversationId], place.copy);
    if (!revision || revision.holds.characters > LONG) return null;
    const { messages, otherBranches } = readConversation(await readRevision(database, revision));
    const message = [...messages, ...otherBranches].find(({ id }) => id === place.messageId);
    return message ? snippet(messageText(message), query) : null;
  } catch {
    // A damaged copy is still found: its folded text is legible enough to recognise it by.
    return null;
  }
}
