import type { Database } from '../../database/schema';
import { type Folder, type FolderLayout, type Halt, THE_FOLDER } from './folder';

/** The folder that was chosen, or null. */
export async function readFolder(database: Database): Promise<Folder | null> {
  return (await database.get('folders', THE_FOLDER)) ?? null;
}

/** When everything in the folder was last up to date, epoch ms; null without one, or when it is not kept any more. */
export function writtenAt(folder: Folder | null): number | null {
  return folder?.halted === null ? folder.writtenAt : null;
}

/** Notes something about this folder, unless the user has decided otherwise since it was read. */
export async function changeFolder(
  database: Database,
  { layout }: Folder,
  change: { halted: Halt | null; writtenAt?: number },
): Promise<void> {
  const transaction = database.transaction('folders', 'readwrite');
  const folder = await transaction.store.get(THE_FOLDER);
  if (folder && folder.halted !== 'stopped' && folder.layout.decidedAt === layout.decidedAt)
    await transaction.store.put({ ...folder, ...change });
  await transaction.done;
}

/** The user chooses a folder. What was written into another one is forgotten; into the same one it goes on. */
export async function chooseFolder(
  database: Database,
  handle: FileSystemDirectoryHandle,
  layout: FolderLayout,
): Promise<void> {
  const before = await readFolder(database);
  const isSame = before !== null && (await handle.isSameEntry(before.handle));
  if (!isSame) await database.clear('folderFiles');
  const writtenAt = isSame ? before.writtenAt : null;
  await database.put('folders', { name: THE_FOLDER, handle, layout, halted: null, writtenAt });
}

/** The user decides otherwise about the folder that is there: how it is written, or whether. */
export async function decideFolder(
  database: Database,
  decision: Partial<Pick<Folder, 'layout' | 'halted'>>,
): Promise<void> {
  const folder = await readFolder(database);
  if (folder) await database.put('folders', { ...folder, ...decision });
}
