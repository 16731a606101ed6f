import type { Database, Head } from '../../database/schema';
import { isAllListed, missingOnServer } from '../audit';
import { timeFor } from './budget';
import type { Job, Waits } from './job';
import { USUAL_PACE_MS } from './outcome';
import { countRows, failedRows, type QueueRow } from './queue';

/** How far "Back up everything" is. */
export interface Progress {
  state: 'none' | 'running' | 'paused' | 'done';
  waits: Waits | null;
  /** The lists are not walked to their end yet: more conversations may come. */
  listing: boolean;
  /** Conversations that are done, or that could not be; of those known so far. */
  done: number;
  total: number;
  /** Images and files still to be fetched. */
  files: number;
  /** At the pace that is safe now; null while it cannot be told. */
  remainingMs: number | null;
  /** Not before this (epoch ms). */
  nextAt: number;
  failed: number;
  failures: Pick<QueueRow, 'conversationId' | 'title' | 'why'>[];
  /** Lists that could not be read to their end. */
  lost: number;
  /** What came of comparing the lists with what is held after the last outage; null when it was not done, or is done along the way. */
  audit: Audit | null;
  /** Conversations that are held here and that ChatGPT was proven not to have any more. */
  missing: Pick<Head, 'account' | 'conversationId' | 'title'>[];
}

/** `part`: lists could not be read to their end, or more was missing in them than was asked about. */
export type Audit = { is: 'running' } | { is: 'clear' | 'found' | 'part'; at: number };

const MOST_FAILURES = 50;
const NONE: Progress = {
  ...{ state: 'none', waits: null, listing: false, done: 0, total: 0, files: 0, remainingMs: null },
  ...{ nextAt: 0, failed: 0, failures: [], lost: 0, audit: null, missing: [] },
};

/** @param now epoch ms */
export async function readProgress(database: Database, now: number): Promise<Progress> {
  const job = await database.get('jobs', 'backfill');
  const missing = await missingOnServer(database);
  if (!job) return { ...NONE, missing };
  if (job.only) return { ...NONE, missing, audit: await auditOf(database, job) };
  const [{ waiting, done, failed }, files, failures] = await Promise.all([
    countRows(database),
    database.countFromIndex('files', 'byState', 'waiting'),
    failedRows(database, MOST_FAILURES),
  ]);
  const listing = job.walks === null || job.walks.length > 0;
  const { state, waits, nextAt, lost, ledger } = job;
  const known = state !== 'done' && job.walks !== null;
  return {
    ...{ state, waits, listing, nextAt, failed, files },
    done: done + failed,
    total: waiting + done + failed,
    remainingMs: known ? timeFor(waiting + files, ledger, now, USUAL_PACE_MS) : null,
    failures: failures.map(({ conversationId, title, why }) => ({ conversationId, title, why })),
    lost: lost.length,
    audit: null,
    missing,
  };
}

async function auditOf(database: Database, job: Job): Promise<Audit> {
  const { startedAt, doneAt, lost } = job;
  if (doneAt === null) return { is: 'running' };
  if (lost.length > 0 || !(await isAllListed(database, job))) return { is: 'part', at: doneAt };
  const proven = await database.getAll('tombstones');
  return {
    is: proven.some(({ by, at }) => by === 'server' && at >= startedAt) ? 'found' : 'clear',
    at: doneAt,
  };
}
