import type { Head } from '../../database/schema';
import { projectNames } from '../backfill/job';
import { changeFolder, readFolder } from './folder-row';
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
    const projects = await projectNames(world.database);
    const here = { ...world, directory: folder.handle, layout: folder.layout, projects };
    const report = (await world.mayWrite(folder.handle))
      ? await keepFolder(here, { ...world, only })
      : { done: 0, total: 0, failed: [], halted: 'refused' as const };
    const isWhole = report.halted === null && report.done === report.total;
    await changeFolder(world.database, folder, {
      halted: report.halted,
      ...(isWhole && !world.signal.aborted ? { writtenAt: world.now() } : {}),
    });
    return report;
  });
}
