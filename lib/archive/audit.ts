import type { Database, Head } from '../database/schema';
import type { Job } from './backfill/job';

/**
 * The next conversation that is held and that no list of ChatGPT names; null when there is none, or when the lists prove nothing. A list
 * alone never says that something is gone, because a failing server empties it: it only says whom to ask about.
 */
export async function nextUnlisted(database: Database, job: Job): Promise<Head | null> {
  const rows = await database.getAll('queue');
  const seen = rows.filter(({ listedAt }) => listedAt >= job.startedAt);
  // Lists that were not walked to their end, or that were all empty, prove nothing.
  if (job.lost.length > 0 || seen.length === 0) return null;
  const accounts = new Set(seen.map(({ account }) => account));
  const known = new Set(seen.map(({ account, conversationId }) => `${account} ${conversationId}`));
  for (const { account, conversationId } of await database.getAll('tombstones'))
    known.add(`${account} ${conversationId}`);
  const heads = await database.getAll('heads');
  return (
    heads.find(
      ({ account, conversationId, deletedAt }) =>
        deletedAt === null && accounts.has(account) && !known.has(`${account} ${conversationId}`),
    ) ?? null
  );
}

/** Conversations that ChatGPT was proven not to have any more and that are held here, the most recent first. */
export async function missingOnServer(database: Database): Promise<Head[]> {
  const gone = (await database.getAll('tombstones')).filter(({ by }) => by === 'server');
  const heads = await Promise.all(
    gone.map(({ account, conversationId }) => database.get('heads', [account, conversationId])),
  );
  return heads
    .filter((head) => head !== undefined)
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => b.recentAt - a.recentAt);
}
