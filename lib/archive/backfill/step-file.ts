import type { Database, KeptFile } from '../../database/schema';
import { writeAtomically } from '../../database/transact';
import { keepFile } from '../files';
import { answered, nextRead } from './budget';
import { changeJob, type Job } from './job';
import type { BackfillReader } from './reader';
import { failed, note, type StepWorld, spaced, spendOne } from './step';

const MOST_TRIES = 3;

/** Fetches one file within the same budget. */
export async function readFile(
  database: Database,
  job: Job,
  file: KeptFile,
  reader: BackfillReader,
  world: StepWorld,
): Promise<number | null> {
  const now = world.now();
  const at = nextRead(job.ledger, now);
  if (at > now) return note(database, { waits: 'pace', nextAt: at }, at);
  await spendOne(database, now);
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
  await keepFile(database, file, read.value, (transaction) =>
    changeJob(transaction, (found) => ({
      ...found,
      ...{ nextAt, failures: 0, waits: null, ledger: answered(found.ledger) },
    })),
  );
  return nextAt;
}
