import type { ConversationKey, Database } from '../database/schema';
import { writeAtomically } from '../database/transact';
import { allOf } from './account';
import { announceChange } from './announce';
import { removeLeftovers } from './leftovers';

/** How long a deletion can be taken back, in ms. As long as the sentence that offers it stays on the page. */
export const undoMs = 20_000;

/**
 * Deletes a conversation by the user's hand: it leaves the lists at once, a tombstone is written, and its rows stay until
 * `purgeDeleted`, so that `undoDeletion` gives back every byte even if the page or the browser is closed in between.
 *
 * @param now epoch ms
 */
export async function deleteConversation(
  database: Database,
  key: ConversationKey,
  now: number,
): Promise<void> {
  const [account, conversationId] = key;
  await writeAtomically(database, ['heads', 'tombstones'], async (transaction) => {
    const heads = transaction.objectStore('heads');
    const head = await heads.get(key);
    if (!head) return;
    await heads.put({ ...head, deletedAt: now });
    await transaction.objectStore('tombstones').put({ account, conversationId, at: now, by: 'user' });
  });
  announceChange();
}

/** Takes a deletion back. False when it was too late: the rows are gone. */
export async function undoDeletion(database: Database, key: ConversationKey): Promise<boolean> {
  const undone = await writeAtomically(database, ['heads', 'tombstones'], async (transaction) => {
    const heads = transaction.objectStore('heads');
    const head = await heads.get(key);
    if (!head) return false;
    await heads.put({ ...head, deletedAt: null });
    await transaction.objectStore('tombstones').delete(key);
    return true;
  });
  announceChange();
  return undone;
}

/**
 * Removes for good what was deleted at or before `until` (epoch ms): the texts at once, then what else is known of them, for which the
 * other conversations may have to be read. The tombstones stay.
 */
export async function purgeDeleted(database: Database, until: number): Promise<void> {
  const tombstones = await database.getAll('tombstones');
  const gone = new Set<string>();
  for (const { account, conversationId, at, by } of tombstones) {
    if (at > until) continue;
    const key: ConversationKey = [account, conversationId];
    await writeAtomically(database, ['heads', 'revisions', 'bodies', 'searchText'], async (transaction) => {
      // Looked at again here: it may have been taken back, or backed up anew, since the list was read.
      const head = await transaction.objectStore('heads').get(key);
      if (!head || head.deletedAt === null || head.deletedAt > until) return;
      await transaction.objectStore('heads').delete(key);
      await transaction.objectStore('searchText').delete(key);
      await transaction.objectStore('revisions').delete(allOf(key));
      await transaction.objectStore('bodies').delete(allOf(key));
    });
    const holders = await database.countFromIndex('heads', 'byConversation', conversationId);
    if (by === 'user' && holders === 0) gone.add(conversationId);
  }
  await removeLeftovers(database, gone);
}
