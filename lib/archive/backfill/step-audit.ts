import type { Database, Head } from '../../database/schema';
import { writeAtomically } from '../../database/transact';
import { announceChange } from '../announce';
import { changeJob, type Job } from './job';
import { afterRead, payForRead } from './one-read';
import { failed, type StepWorld, spaced } from './outcome';
import { putRow, rowFor } from './queue';
import type { BackfillReader } from './reader';

/**
 * Asks for one conversation that is held and in no list. It counts as missing on ChatGPT only when ChatGPT, in the session in which it
 * answered all lists, says of this very conversation that there is none; it stays readable here, and a tombstone remembers the proof.
 * What is answered is saved, and what fails says nothing.
 */
export async function proveMissing(
  database: Database,
  job: Job,
  { account, conversationId, title, updatedAt }: Head,
  reader: BackfillReader,
  world: StepWorld,
): Promise<number | null> {
  const later = await payForRead(database, job, world.now());
  if (later !== null) return later;
  const read = await reader.conversation(account, conversationId);
  const isGone = 'failed' in read && read.failed === 'gone';
  const isOfAll = 'failed' in read && !['gone', 'inaccessible', 'changed', 'deleted'].includes(read.failed);
  if ('failed' in read && isOfAll) return failed(database, job, read, world);
  const nextAt = spaced(world.now(), world);
  await writeAtomically(database, ['jobs', 'queue', 'tombstones'], async (transaction) => {
    const asked = rowFor(account, { id: conversationId, title, updatedAt }, undefined, world.now());
    await putRow(transaction, { ...asked, state: 'done', why: isGone ? 'gone' : null });
    const tombstones = transaction.objectStore('tombstones');
    // Whoever deleted it here meanwhile has the last word.
    if (isGone && !(await tombstones.get([account, conversationId])))
      await tombstones.put({ account, conversationId, at: world.now(), by: 'server' });
    await changeJob(transaction, afterRead(nextAt));
  });
  if (isGone) announceChange();
  return nextAt;
}
