import type { Database, KeptFile } from '../database/schema';
import { writeAtomically } from '../database/transact';
import { putRow } from './backfill/queue';
import { unpack } from './pack';

/**
 * Removes what is known of conversations beside their copies, once these are gone: their titles in the queue, and the images and files
 * that no other conversation shows. Whatever it does not live to remove, it finds again the next time.
 *
 * @param gone ids of conversations that the user deleted and of which nothing is held any more
 */
export async function removeLeftovers(database: Database, gone: ReadonlySet<string>): Promise<void> {
  if (gone.size === 0) return;
  await removeTitles(database, gone);
  const rows = (await database.getAll('files')).filter(({ conversationId }) => gone.has(conversationId));
  if (rows.length > 0) await removeFiles(database, rows);
}

async function removeTitles(database: Database, gone: ReadonlySet<string>): Promise<void> {
  const isTold = (row: { conversationId: string; title: string | null }) =>
    row.title !== null && gone.has(row.conversationId);
  const told = (await database.getAll('queue')).filter(isTold);
  if (told.length === 0) return;
  await writeAtomically(database, ['queue', 'tombstones'], async (transaction) => {
    for (const { account, conversationId } of told) {
      const row = await transaction.objectStore('queue').get([account, conversationId]);
      if (row) await putRow(transaction, row);
    }
  });
}

/**
 * A file is noted under one conversation, and others may show it: only their served bytes tell. A body that comes in meanwhile is
 * read too before anything is removed.
 */
async function removeFiles(database: Database, rows: KeptFile[]): Promise<void> {
  const shownBy = new Map<string, string>();
  const read = new Set<string>();
  do {
    for (const key of await database.getAllKeys('bodies')) {
      if (read.has(key.join())) continue;
      read.add(key.join());
      const body = await database.get('bodies', key);
      // A copy that is damaged shows nothing.
      const text = body ? await unpack(body).catch(() => null) : null;
      for (const { fileId } of rows)
        if (text !== null && !shownBy.has(fileId) && text.includes(plainPart(fileId)))
          shownBy.set(fileId, key[1]);
    }
  } while (!(await removeUnshown(database, rows, { shownBy, read })));
}

/** The longest piece of an id that stands in JSON as it is. */
function plainPart(fileId: string): string {
  const pieces = fileId.match(/[\w-]+/g) ?? [];
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '');
}

/** Hands files over to a conversation that shows them and removes the others. False when there are bodies that were not read. */
function removeUnshown(
  database: Database,
  rows: KeptFile[],
  { shownBy, read }: { shownBy: ReadonlyMap<string, string>; read: ReadonlySet<string> },
): Promise<boolean> {
  return writeAtomically(database, ['bodies', 'files', 'fileBytes'], async (transaction) => {
    const keys = await transaction.objectStore('bodies').getAllKeys();
    if (!keys.every((key) => read.has(key.join()))) return false;
    const files = transaction.objectStore('files');
    const removed = new Set<string>();
    for (const { account, fileId, conversationId } of rows) {
      const row = await files.get([account, fileId]);
      if (row?.conversationId !== conversationId) continue;
      const other = shownBy.get(fileId);
      if (other !== undefined) await files.put({ ...row, conversationId: other });
      else {
        await files.delete([account, fileId]);
        if (row.sha256 !== null) removed.add(row.sha256);
      }
    }
    // Equal bytes are held once, whoever shows them.
    const used = new Set((await files.getAll()).map(({ sha256 }) => sha256));
    for (const sha256 of removed)
      if (!used.has(sha256)) await transaction.objectStore('fileBytes').delete(sha256);
    return true;
  });
}
