import type { IDBPTransaction, StoreNames } from 'idb';
import type { Database, LifeboatSchema } from '../../database/schema';
import { writeAtomically } from '../../database/transact';
import { type Ledger, newLedger } from './budget';

/** Which pages of which list are still to be walked. */
export type ListQuery =
  | { kind: 'list'; archived: boolean; starred: boolean; offset: number }
  | { kind: 'projects'; cursor: string | null }
  | { kind: 'project'; project: string; cursor: string };

export interface ListWalk {
  account: string;
  query: ListQuery;
  /** Failures in a row; not before `retryAt` (epoch ms). */
  tries: number;
  retryAt: number;
  /** How many the list said to hold, when it began; it is walked again when that changes. */
  total: number | null;
  walks: number;
}

/** Why nothing happens although the user wants it to. */
export type Waits = 'no-tab' | 'signed-out' | 'challenged' | 'limit' | 'outage' | 'pace' | 'full';

/** "Back up everything", as far as it is. It is all there is to know: whoever finds it goes on with it. */
export interface Job {
  name: 'backfill';
  /** Nothing is fetched: after an outage, the lists are only compared with what is held. */
  only?: 'audit';
  state: 'running' | 'paused' | 'done';
  startedAt: number;
  /** Epoch ms; null while it is not done. */
  doneAt: number | null;
  waits: Waits | null;
  /** Not before this (epoch ms). */
  nextAt: number;
  /** Of the session that reads. Jobs of older code lack it. */
  accounts?: string[];
  /** Null until the accounts were asked for. */
  walks: ListWalk[] | null;
  /** Lists that could not be walked to their end, and why. */
  lost: { account: string; query: ListQuery; why: string }[];
  ledger: Ledger;
  /** Failures of the service in a row, over whichever conversations. */
  failures: number;
  /** Reads that were made, by us. */
  reads: number;
  /** What projects are called, by their ids: a conversation names its project by the id alone. */
  projects?: Record<string, string>;
}

/** @param before what it takes over from an earlier one */
export function newJob(now: number, before?: Pick<Job, 'ledger' | 'projects'>): Job {
  const ledger = before?.ledger ?? newLedger(now);
  return {
    ...(before?.projects ? { projects: before.projects } : {}),
    ...{ name: 'backfill', state: 'running', startedAt: now, doneAt: null, waits: null, nextAt: now },
    ...{ walks: null, lost: [], ledger, failures: 0, reads: 0 },
  };
}

/** What projects are called, by their ids, as far as "Back up everything" has read it. */
export async function projectNames(database: Database): Promise<Record<string, string>> {
  return (await database.get('jobs', 'backfill'))?.projects ?? {};
}

/** The lists of one account: active and archived ones, starred ones apart, and the projects. Every conversation is in one of them. */
export function listsOf(account: string): ListWalk[] {
  const queries: ListQuery[] = [
    { kind: 'list', archived: false, starred: false, offset: 0 },
    { kind: 'list', archived: false, starred: true, offset: 0 },
    { kind: 'projects', cursor: null },
    { kind: 'list', archived: true, starred: false, offset: 0 },
    { kind: 'list', archived: true, starred: true, offset: 0 },
  ];
  return queries.map((query) => aWalk(account, query));
}

export function aWalk(account: string, query: ListQuery): ListWalk {
  return { account, query, tries: 0, retryAt: 0, total: null, walks: 1 };
}

type Writing = IDBPTransaction<LifeboatSchema, StoreNames<LifeboatSchema>[], 'readwrite'>;

/** Changes the job as it stands on the disk, where the user may have paused it meanwhile. Null when there is none. */
export async function changeJob(
  transaction: Pick<Writing, 'objectStore'>,
  change: (job: Job) => Job,
): Promise<Job | null> {
  const jobs = transaction.objectStore('jobs');
  const job = await jobs.get('backfill');
  if (!job) return null;
  const changed = change(job);
  await jobs.put(changed);
  return changed;
}

/** Writes a change of the job down, unless the user has stopped it meanwhile. */
export async function note<T>(database: Database, change: Partial<Job>, result: T): Promise<T> {
  await writeAtomically(database, ['jobs'], (transaction) =>
    changeJob(transaction, (job) => (job.state === 'running' ? { ...job, ...change } : job)),
  );
  return result;
}
