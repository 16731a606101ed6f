import { deleteDB } from 'idb';
import { databaseName } from './open';

/** Deletes the whole database. Other pages of ours let go of it by themselves (`openDatabase` closes when asked to). */
export async function forgetDatabase(): Promise<void> {
  await deleteDB(databaseName);
}
