import type { Database } from '../../database/schema';
import { writeAtomically } from '../../database/transact';
import { answered, filled, nextRead, spend } from './budget';
import { changeJob, type Job } from './job';

/**
 * Pays for one read out of the budget. Null when it may be made now; else when it may be tried again (epoch ms), which is noted. It is
 * counted before it is made: whoever dies in it has made it.
 */
export async function payForRead(database: Database, { ledger }: Job, now: number): Promise<number | null> {
  const at = nextRead(ledger, now);
  const waits = at > now;
  await writeAtomically(database, ['jobs'], (transaction) =>
    changeJob(transaction, (job) => {
      if (!waits) return { ...job, reads: job.reads + 1, ledger: spend(job.ledger, now) };
      const later = { waits: 'pace', nextAt: at, ledger: filled(job.ledger, now) } as const;
      return job.state === 'running' ? { ...job, ...later } : job;
    }),
  );
  return waits ? at : null;
}

/** The job after a read that was answered. `nextAt` in epoch ms. */
export function afterRead(nextAt: number): (job: Job) => Job {
  return (job) => ({ ...job, nextAt, failures: 0, waits: null, ledger: answered(job.ledger) });
}
