import type { IDBPTransaction, StoreNames } from 'idb';
import type { Database, Head, LifeboatSchema } from '../../database/schema';
import { unknownAccount } from '../account';

/** A conversation that the server lists. */
export interface Listed {
  id: string;
  title: string | null;
  /** Epoch ms; null when the list does not say. */
  updatedAt: number | null;
}

/** One conversation to be backed up, or what became of that. */
export interface QueueRow {
  account: string;
  conversationId: string;
  title: string | null;
  /** As the list says. */
  updatedAt: number | null;
  state: 'waiting' | 'done' | 'failed';
  /** The most recent ones first: minus the time of the last change. */
  rank: number;
  tries: number;
  /** Key of the sentence that says why it failed. */
  why: string | null;
  /** When it was last in a list (epoch ms). */
  listedAt: number;
}

/** Times in lists and in conversations are not always the same to the last digit. */
const SAME_MS = 2_000;

/** Whether the archive holds this state of a conversation, whole: then there is nothing to read. */
export function isHeld(head: Head | undefined, updatedAt: number | null): boolean {
  if (!head || head.deletedAt !== null || head.partialBecause !== null || head.source === 'dom') return false;
  return updatedAt !== null && head.updatedAt !== null && head.updatedAt >= updatedAt - SAME_MS;
}

/** The row of a listed conversation: what is done stays done until it changes. */
export function rowFor(
  account: string,
  { id, title, updatedAt }: Listed,
  before: QueueRow | undefined,
  now: number,
): QueueRow {
  const changed = updatedAt !== null && (before?.updatedAt ?? Number.NEGATIVE_INFINITY) < updatedAt - SAME_MS;
  const again = !before || changed || before.state === 'failed';
  return {
    ...{ account, conversationId: id, title, updatedAt, listedAt: now, rank: -(updatedAt ?? 0) },
    ...(again
      ? { state: 'waiting' as const, tries: 0, why: null }
      : { state: before.state, tries: before.tries, why: before.why }),
  };
}

/** Writes a row. Of a conversation that the user deleted here, no title is written down. */
export async function putRow(
  transaction: Pick<
    IDBPTransaction<LifeboatSchema, StoreNames<LifeboatSchema>[], 'readwrite'>,
    'objectStore'
  >,
  row: QueueRow,
): Promise<void> {
  const tombstones = transaction.objectStore('tombstones');
  const { account, conversationId } = row;
  const own = await tombstones.get([account, conversationId]);
  // It may have been deleted before it was known whose it is.
  const found = own ?? (await tombstones.get([unknownAccount, conversationId]));
  await transaction.objectStore('queue').put(found?.by === 'user' ? { ...row, title: null } : row);
}

export interface Counts {
  waiting: number;
  done: number;
  failed: number;
}

export async function countRows(database: Database): Promise<Counts> {
  const { store, done: over } = database.transaction('queue');
  const index = store.index('byState');
  const count = (state: QueueRow['state']) => index.count(IDBKeyRange.bound([state], [state, []]));
  const [waiting, done, failed] = await Promise.all([count('waiting'), count('done'), count('failed')]);
  await over;
  return { waiting, done, failed };
}

/** What could not be backed up, and why. */
export async function failedRows(database: Database, most: number): Promise<QueueRow[]> {
  return database.getAllFromIndex('queue', 'byState', IDBKeyRange.bound(['failed'], ['failed', []]), most);
}

/** The next conversation to read: the most recent one. */
export async function nextRow(database: Database): Promise<QueueRow | null> {
  const { store } = database.transaction('queue');
  const cursor = await store.index('byState').openCursor(IDBKeyRange.bound(['waiting'], ['waiting', []]));
  return cursor?.value ?? null;
}
