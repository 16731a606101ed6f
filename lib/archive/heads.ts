import type { Database, Head } from '../database/schema';

/** Rows read at once: more of them would hold up the page for longer than a frame (measured 2026-11). */
const CHUNK = 2_000;
/** Deleted ones among the newest, which are only there until the time to undo is over. */
const MARGIN = 20;

/** Every conversation in the archive, the most recent first; deleted ones left out. No body is loaded. */
export async function listHeads(database: Database): Promise<Head[]> {
  const { store } = database.transaction('heads');
  const heads: Head[] = [];
  for (let range: IDBKeyRange | undefined; ; ) {
    const chunk = await store.getAll(range, CHUNK);
    for (const head of chunk) if (head.deletedAt === null) heads.push(head);
    const last = chunk.at(-1);
    if (!last || chunk.length < CHUNK) break;
    range = IDBKeyRange.lowerBound([last.account, last.conversationId], true);
  }
  return heads.sort((a, b) => b.recentAt - a.recentAt);
}

/**
 * What the archive knows of one conversation, or null. Without an account (the session could not be read) the one most
 * recently kept under any account.
 */
export async function headOf(
  database: Database,
  account: string | null,
  conversationId: string,
): Promise<Head | null> {
  const heads = await database.getAllFromIndex('heads', 'byConversation', conversationId);
  const matching = heads
    .filter((head) => head.deletedAt === null && (account === null || head.account === account))
    .sort((a, b) => b.keptAt - a.keptAt);
  return matching[0] ?? null;
}

/** Reads an index from its end in one request (Chrome 141, Firefox 153); a cursor asks for every single row. */
interface ReadsBackwards {
  getAllRecords?(options: { direction: 'prev'; count: number }): Promise<{ value: Head }[]>;
}

/** The conversations that changed last, without reading the others. */
export async function newestHeads(database: Database, count: number): Promise<Head[]> {
  const index = database.transaction('heads').store.index('byRecency');
  const atOnce = index as ReadsBackwards;
  if (atOnce.getAllRecords) {
    const records = await atOnce.getAllRecords({ direction: 'prev', count: count + MARGIN });
    const newest = records.map(({ value }) => value).filter(({ deletedAt }) => deletedAt === null);
    if (newest.length >= count || records.length < count + MARGIN) return newest.slice(0, count);
  }
  const newest: Head[] = [];
  for await (const { value } of database
    .transaction('heads')
    .store.index('byRecency')
    .iterate(null, 'prev')) {
    if (value.deletedAt === null) newest.push(value);
    if (newest.length >= count) break;
  }
  return newest;
}

/** The conversation that changed last; null in an empty archive. */
export async function latestHead(database: Database): Promise<Head | null> {
  return (await newestHeads(database, 1))[0] ?? null;
}
