import type { Database, Head } from '../database/schema';
import { nameOf } from './account';
import type { Job } from './backfill/job';
import type { QueueRow } from './backfill/queue';

/**
 * The next conversation that is held and that no list of ChatGPT names; null when there is none, or when the lists prove nothing. A list
 * alone never says that something is gone, because a failing server empties it: it only says whom to ask about.
 */
export async function nextUnlisted(database: Database, job: Job): Promise<Head | null> {
  // Lists that were not walked to their end, or that were all empty, prove nothing.
  if (job.lost.length > 0) return null;
  const seen = await listedRows(database, job);
  const unlisted = await unlistedOf(database, seen, new Set(seen.map(({ account }) => account)));
  return unlisted.sort((a, b) => b.recentAt - a.recentAt)[0] ?? null;
}

/** Whether all that is held of the accounts was named in a list or asked about: then nothing further can be learned. */
export async function isAllListed(database: Database, job: Job): Promise<boolean> {
  const seen = await listedRows(database, job);
  return (await unlistedOf(database, seen, new Set(job.accounts))).length === 0;
}

async function listedRows(database: Database, { startedAt }: Job): Promise<QueueRow[]> {
  return (await database.getAll('queue')).filter(({ listedAt }) => listedAt >= startedAt);
}

/** What is held of these accounts, and neither among the rows nor known to be deleted on one of the two sides. */
async function unlistedOf(
  database: Database,
  rows: QueueRow[],
  accounts: ReadonlySet<string>,
): Promise<Head[]> {
  const known = new Set([...rows, ...(await database.getAll('tombstones'))].map(nameOf));
  const heads = await database.getAll('heads');
  return heads.filter(
    (head) => head.deletedAt === null && accounts.has(head.account) && !known.has(nameOf(head)),
  );
}

/** Over, but perhaps not for good: what a server lists in its first minutes proves little. */
const CALM_MS = 5 * 60_000;

/**
 * When the lists are to be compared with what is held, because an outage is over (epoch ms); null when they were since it ended, when
 * nothing is held, or when "Back up everything" is under way, which ends with the same.
 */
export async function auditDueAt(database: Database): Promise<number | null> {
  const job = await database.get('jobs', 'backfill');
  if (job && job.state !== 'done') return null;
  const outages = (await database.getAll('incidents')).filter(({ timeline }) =>
    timeline.some(({ is }) => is.startsWith('outage-')),
  );
  const endedAt = outages.at(-1)?.endedAt ?? null;
  if (endedAt === null || (job && job.startedAt >= endedAt)) return null;
  return (await database.count('heads')) > 0 ? endedAt + CALM_MS : null;
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
