import type { Database } from '../database/schema';
import type { WriteOptions } from '../export/export-format';
import { exportFormats } from '../export/export-formats';
import { type TakenOut, takeOutAs, type Which } from './take-out-as';

/**
 * One conversation of the archive as a file of any format.
 *
 * @param format id of an export format
 * Rejects as `takeOutAs` does.
 */
export async function takeOut(
  database: Database,
  which: Which,
  format: string,
  words: Pick<WriteOptions, 't' | 'origin'>,
): Promise<TakenOut> {
  const chosen = exportFormats.find(({ id }) => id === format);
  if (!chosen) throw new Error(`There is no export format "${format}".`);
  return takeOutAs(database, which, chosen, words);
}
