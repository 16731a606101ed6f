import { missingOnServer } from '../../lib/archive/audit';
import { readFolder } from '../../lib/archive/folder/folder-row';
import { openDatabase } from '../../lib/database/open';
import type { Database } from '../../lib/database/schema';
import { readReminder } from '../../lib/surfaces/backup-reminder';
import { countedItem } from '../../lib/surfaces/counted-item';

/** A way to say how many conversations there are. */
export type Counting = (database: Database) => Promise<number>;

/** Counts them, and remembers it for the next first paint. */
export async function countNow(database: Database): Promise<number> {
  const conversations = await database.count('heads');
  await countedItem.set(conversations);
  return conversations;
}

/** As many as were counted the last time. */
export async function countAsKnown(database: Database): Promise<number> {
  return (await countedItem.get()) ?? countNow(database);
}

/** How much is held, whether somebody is to be reminded of saving it, and how many of it ChatGPT was proven not to have any more. Rejects when the archive cannot be opened. */
export async function lookIntoArchive(count: Counting) {
  const database = await openDatabase();
  const [conversations, missing, folder] = await Promise.all([
    count(database),
    missingOnServer(database),
    readFolder(database),
  ]);
  const reminder =
    conversations === 0
      ? null
      : await readReminder(folder?.halted === null ? folder.writtenAt : null, Date.now());
  return { database, conversations, missing: missing.length, reminder };
}
