import type { IDBPTransaction, StoreNames } from 'idb';
import type { Database, LifeboatSchema } from './schema';
import { isQuotaError, StorageFullError } from './storage-full';

type Writing<Stores extends StoreNames<LifeboatSchema>[]> = IDBPTransaction<
  LifeboatSchema,
  Stores,
  'readwrite'
>;

/**
 * Runs `work` in one transaction that either commits as a whole or not at all, and resolves after the bytes reached the disk.
 *
 * - An exception thrown between two requests would leave the first one to be committed: the transaction is aborted instead.
 * - `strict`, because Chrome's default has been relaxed since about version 121 (and Firefox's since 126): there a commit
 *   is announced before the disk has it, and a power cut undoes what we told the user was safe.
 * - `work` may await nothing but requests of this transaction. Firefox ends a transaction at `await crypto.subtle.digest()`
 *   (TransactionInactiveError); Chromium forgives it, both end it at timers and fetches (measured 2026-11).
 * - Writes are awaited one by one: `put` may throw before it returns a promise, and would leave those beside it unheard.
 *
 * Rejects with `StorageFullError` when the disk is full.
 */
export async function writeAtomically<Stores extends StoreNames<LifeboatSchema>[], Result>(
  database: Database,
  stores: Stores,
  work: (transaction: Writing<Stores>) => Promise<Result>,
): Promise<Result> {
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  // Handled at once: when a request fails, `done` rejects before `work` gets to say why.
  const done = transaction.done.catch((error: unknown) => ({ error }));
  try {
    const result = await work(transaction);
    const failed = await done;
    if (failed) throw failed.error;
    return result;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // Already aborted by the browser (for instance: disk full). The reason is in `error`.
    }
    await done;
    throw isQuotaError(error) ? new StorageFullError(error) : error;
  }
}
