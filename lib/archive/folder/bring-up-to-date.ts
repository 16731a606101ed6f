import type { Database, Head } from '../../database/schema';
import { type Folder, type FolderLayout, type Halt, THE_FOLDER } from './folder';
import { type FolderReport, keepFolder } from './keep-folder';
import type { FolderWorld } from './write-conversation';

export interface UpToDateWorld extends Pick<FolderWorld, 'database' | 'words' | 'formats'> {
  /** Whether the browser lets us write into it right now, without asking anybody. */
  mayWrite(handle: FileSystemDirectoryHandle): Promise<boolean>;
  /** Runs when nobody else is at it: pages and the background share one folder. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>;
  now(): number;
  onProgress(progress: { done: number; total: number }): void;
  signal: AbortSignal;
}

/** What a worker tells of it. */
export type FolderNews =
  | { is: 'progress'; done: number; total: number }
  /** Null: there is no folder to look after. */
  | { is: 'done'; report: FolderReport | null }
  /** One sentence that says why. */
  | { is: 'failed'; because: string };

/** Brings the chosen folder up to date and remembers how that went. Null when there is none, the user stopped
 * it, or its format cannot be written from here. */
export async function bringUpToDate(
  world: UpToDateWorld,
  only: readonly Head[] | null = null,
): Promise<FolderReport | null> {
  return world.alone(async () => {
    const folder = await readFolder(world.database);
    if (!folder || folder.halted === 'stopped') return null;
    if (!world.formats.some(({ id }) => id === folder.layout.format)) return null;
    const report = (await world.mayWrite(folder.handle))
      ? await keepFolder({ ...world, directory: folder.handle, layout: folder.layout }, { ...world, only })
      : { done: 0, total: 0, failed: [], halted: 'refused' as const };
    const isWhole = report.halted === null && report.done === report.total;
    await changeFolder(world.database, folder, {
      halted: report.halted,
      ...(isWhole && !world.signal.aborted ? { writtenAt: world.now() } : {}),
    });
    return report;
  });
}

/** The folder that was chosen, or null. */
export async function readFolder(database: Database): Promise<Folder | null> {
  return (await database.get('folders', THE_FOLDER)) ?? null;
}

/** Notes something about this folder, unless the user has decided otherwise since it was read. */
async function changeFolder(
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
