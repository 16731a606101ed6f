import type { Database } from '../../database/schema';
import { writeAtomically } from '../../database/transact';
import { refused, spend } from './budget';
import { changeJob, type Job, newJob } from './job';

/** Begins to back up everything, from the lists on; what is done already stays done. What was learned about the limit is kept. */
export async function start(database: Database, now: number): Promise<void> {
  await writeAtomically(database, ['jobs'], async (transaction) => {
    const jobs = transaction.objectStore('jobs');
    const before = await jobs.get('backfill');
    await jobs.put(newJob(now, before));
  });
}

/** Begins to compare the lists with what is held, unless something else is under way meanwhile. */
export async function startAudit(database: Database, now: number): Promise<void> {
  await writeAtomically(database, ['jobs'], async (transaction) => {
    const jobs = transaction.objectStore('jobs');
    const before = await jobs.get('backfill');
    if (!before || before.state === 'done') await jobs.put({ ...newJob(now, before), only: 'audit' });
  });
}

export async function pause(database: Database): Promise<void> {
  await change(database, (job) => (job.state === 'running' ? { ...job, state: 'paused', waits: null } : job));
}

/** Goes on where it was. A limit that was met is still respected. */
export async function resume(database: Database, now: number): Promise<void> {
  await change(database, (job) => ({
    ...job,
    state: 'running',
    waits: null,
    nextAt: Math.max(now, job.ledger.blockedUntil),
  }));
}

/** Forgets what was still to be done. What is saved stays saved. */
export async function cancel(database: Database): Promise<void> {
  await writeAtomically(database, ['jobs', 'queue', 'files'], async (transaction) => {
    await transaction.objectStore('jobs').delete('backfill');
    const waiting = IDBKeyRange.bound(['waiting'], ['waiting', []]);
    for (let row = await transaction.objectStore('queue').index('byState').openCursor(waiting); row; )
      row = await row.delete().then(() => row?.continue() ?? null);
  });
}

/** The user's own page has read a conversation: it draws on the same allowance. */
export async function userRead(database: Database, now: number): Promise<void> {
  await change(database, (job) => ({ ...job, ledger: spend(job.ledger, now) }));
}

/** The user's own page was refused: everything of ours stops at once. */
export async function userRefused(database: Database, now: number): Promise<void> {
  await change(database, (job) => {
    const ledger = refused(job.ledger, now, null);
    return {
      ...job,
      ledger,
      waits: job.state === 'running' ? 'limit' : job.waits,
      nextAt: ledger.blockedUntil,
    };
  });
}

async function change(database: Database, how: (job: Job) => Job): Promise<void> {
  await writeAtomically(database, ['jobs'], (transaction) => changeJob(transaction, how));
}
