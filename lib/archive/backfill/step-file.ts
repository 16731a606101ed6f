import type { Database, KeptFile } from '../../database/schema';
import { writeAtomically } from '../../database/transact';
import { keepFile } from '../files';
import { changeJob, type Job } from './job';
import { afterRead, payForRead } from './one-read';
import { failed, type StepWorld, spaced } from './outcome';
import type { BackfillReader } from './reader';

const MOST_TRIES = 3;

/** Fetches one file within the same budget. */
export async function readFile(
  database: Database,
  job: Job,
  file: KeptFile,
  reader: BackfillReader,
  world: StepWorld,
): Promise<number | null> {
  const later = await payForRead(database, job, world.now());
  if (later !== null) return later;
  const read = await reader.file(file.account, file.fileId, file.conversationId);
  if ('failed' in read) {
    const own = read.failed === 'service' || read.failed === 'changed' || read.failed === 'inaccessible';
    const tries = file.tries + 1;
    const state = tries >= MOST_TRIES ? 'absent' : 'waiting';
    if (own)
      await writeAtomically(database, ['files'], async (transaction) => {
        const files = transaction.objectStore('files');
        const row = await files.get([file.account, file.fileId]);
        // It may have been removed with its conversation while it was read.
        if (row) await files.put({ ...row, tries, state, why: read.failed });
      });
    return failed(database, job, read, world);
  }
  const nextAt = spaced(world.now(), world);
  await keepFile(database, file, read.value, (transaction) => changeJob(transaction, afterRead(nextAt)));
  return nextAt;
}
