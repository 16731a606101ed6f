import { missingOnServer } from '../../lib/archive/audit';
import { readFolder, writtenAt } from '../../lib/archive/folder/folder-row';
import { openDatabase } from '../../lib/database/open';
import { readRemembered, remind } from '../../lib/surfaces/backup-reminder';
import { countedItem } from '../../lib/surfaces/counted-item';

/** A way to say how many conversations there are. */
export type Counting = () => Promise<number>;

/** Counts them, and remembers it for the next first paint. */
export async function countNow(): Promise<number> {
  const conversations = await (await openDatabase()).count('heads');
  await countedItem.set(conversations);
  return conversations;
}

/** As many as were counted the last time. */
export async function countAsKnown(): Promise<number> {
  return (await countedItem.get()) ?? countNow();
}

/** How much is held, whether somebody is to be reminded of saving it, and how many of it ChatGPT was proven not to have any more. Rejects when the archive cannot be opened. */
export async function lookIntoArchive(count: Counting) {
  // All at the same time: the popup's first paint waits for them.
  const opening = openDatabase();
  const [conversations, missing, folder, remembered] = await Promise.all([
    count(),
    opening.then(missingOnServer),
    opening.then(readFolder),
    readRemembered(),
  ]);
  const reminder = conversations === 0 ? null : await remind(remembered, writtenAt(folder), Date.now());
  return { conversations, missing: missing.length, reminder };
}
