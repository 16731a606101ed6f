import type { Database } from '../../database/schema';
import { writeAtomically } from '../../database/transact';
import { isAllListed, nextUnlisted } from '../audit';
import { addFiles, filesOf } from '../files';
import { LONGEST_PAUSE_MS } from './budget';
import { changeJob, type Job, listsOf, note } from './job';
import { afterRead, payForRead } from './one-read';
import { failed, type StepWorld, spaced, writeRow } from './outcome';
import { isHeld, nextRow, putRow, type QueueRow } from './queue';
import type { BackfillReader } from './reader';
import { proveMissing } from './step-audit';
import { readFile } from './step-file';
import { walkList } from './step-list';

/** Asked about by itself after an outage, one read each: more than an outage loses, and little of what may be read. */
const MOST_ASKED = 30;
/** Without a tab; the next one that is opened is told of at once. */
const NO_TAB_MS = 30_000;
/** Rows that need no read are passed by without a pause, so many at once. */
const AT_ONCE = 200;

/**
 * Does the next thing of "Back up everything": one page of a list, one conversation or one file; of an audit, the lists only, for as
 * long as they can tell anything, and what they do not name. Everything it needs to know stands in
 * the database and everything it learns is there before it resolves, so it may die anywhere and be asked again.
 *
 * Resolves with when it wants to be asked again (epoch ms); null when there is nothing to do, or nobody to do it with.
 */
export async function step(database: Database, world: StepWorld): Promise<number | null> {
  const job = await database.get('jobs', 'backfill');
  if (job?.state !== 'running') return null;
  if (!world.reader) return note(database, { waits: 'no-tab' }, null);
  const now = world.now();
  const isAhead = (at: number) => at > now && at <= now + LONGEST_PAUSE_MS;
  // Whatever lies further ahead is looked at again: it may have been written down while the clock was wrong.
  if (isAhead(job.nextAt)) return job.nextAt;
  try {
    if (job.walks === null) return await findLists(database, job, world.reader, world);
    const fetches = job.only === undefined;
    if (!fetches && (await isAllListed(database, job))) return finish(database, now);
    const walk = job.walks.find(({ retryAt }) => !isAhead(retryAt));
    if (walk) return await walkList(database, job, walk, world.reader, world);
    const row = fetches ? await nextUnheld(database) : null;
    if (row) return await readConversation(database, job, row, world.reader, world);
    if (job.walks.length > 0) return note(database, {}, Math.min(...job.walks.map(({ retryAt }) => retryAt)));
    const file = fetches ? await database.getFromIndex('files', 'byState', 'waiting') : undefined;
    if (file) return await readFile(database, job, file, world.reader, world);
    const unlisted = fetches || job.reads < MOST_ASKED ? await nextUnlisted(database, job) : null;
    if (unlisted) return await proveMissing(database, job, unlisted, world.reader, world);
    return finish(database, now);
  } catch (error) {
    if (!isGone(error)) throw error;
    return note(database, { waits: 'no-tab', nextAt: now + NO_TAB_MS }, now + NO_TAB_MS);
  }
}

/** The tab was closed while it read; the message came back as an error of the browser. */
export class ReaderGoneError extends Error {
  override name = 'ReaderGoneError';
}

function isGone(error: unknown): boolean {
  return error instanceof ReaderGoneError;
}

function finish(database: Database, now: number): Promise<null> {
  return note(database, { state: 'done', doneAt: now, waits: null }, null);
}

async function findLists(database: Database, job: Job, reader: BackfillReader, world: StepWorld) {
  const found = await reader.accounts();
  if ('failed' in found) return failed(database, job, found, world);
  const nextAt = spaced(world.now(), world);
  const walks = found.value.flatMap(listsOf);
  return note(database, { accounts: found.value, walks, nextAt, failures: 0, waits: null }, nextAt);
}

/** The next conversation that the archive does not have as it is now; those it has are done without a read. */
async function nextUnheld(database: Database): Promise<QueueRow | null> {
  for (let passed = 0; passed < AT_ONCE; passed++) {
    const row = await nextRow(database);
    if (!row) return null;
    const key: [string, string] = [row.account, row.conversationId];
    const [head, tombstone] = await Promise.all([
      database.get('heads', key),
      database.get('tombstones', key),
    ]);
    const deleted = tombstone?.by === 'user';
    if (!deleted && !isHeld(head, row.updatedAt)) return row;
    // What the page brought has its pictures and files still to come.
    const shown =
      head && !deleted && head.contents?.some((one) => one !== 'code') ? await filesOf(database, key) : [];
    await writeRow(
      database,
      { ...row, state: deleted ? 'failed' : 'done', why: deleted ? 'deleted' : null },
      shown,
    );
  }
  return nextRow(database);
}

async function readConversation(
  database: Database,
  job: Job,
  row: QueueRow,
  reader: BackfillReader,
  world: StepWorld,
): Promise<number | null> {
  const later = await payForRead(database, job, world.now());
  if (later !== null) return later;
  const read = await reader.conversation(row.account, row.conversationId);
  if ('failed' in read) return failed(database, job, read, world, row);
  const { account, conversationId } = row;
  const shown = await filesOf(database, [account, conversationId]);
  const nextAt = spaced(world.now(), world);
  await writeAtomically(database, ['jobs', 'queue', 'files', 'tombstones'], async (transaction) => {
    await putRow(transaction, { ...row, state: 'done', why: null });
    await addFiles(transaction, [account, conversationId], shown);
    await changeJob(transaction, afterRead(nextAt));
  });
  return nextAt;
}
