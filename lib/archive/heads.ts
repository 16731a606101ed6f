import type { Database, Head } from '../database/schema';

/** Every conversation in the archive, the most recent first; deleted ones left out. No body is loaded. */
export async function listHeads(database: Database): Promise<Head[]> {
  const heads = await database.getAllFromIndex('heads', 'byRecency');
  return heads.filter(({ deletedAt }) => deletedAt === null).reverse();
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

/** The conversations that changed last, without reading the others. */
export async function newestHeads(database: Database, count: number): Promise<Head[]> {
  const newest: Head[] = [];
  const { store } = database.transaction('heads');
  for await (const { value } of store.index('byRecency').iterate(null, 'prev')) {
    if (value.deletedAt === null) newest.push(value);
    if (newest.length >= count) break;
  }
  return newest;
}

/** The conversation that changed last; null in an empty archive. */
export async function latestHead(database: Database): Promise<Head | null> {
  return (await newestHeads(database, 1))[0] ?? null;
}
