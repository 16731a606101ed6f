import type { Head } from '../../database/schema';
import { nameKey } from '../../export/file-name';
import { nameOf } from '../account';
import { byAge } from '../patterned';
import { type FolderFile, type FolderLayout, markOf } from './folder';

/** What has to be done to bring a folder up to date. */
export interface Due {
  /** To be written, in the order in which they are named. */
  write: Head[];
  /** Rows of conversations that are not in the archive any more. Their files stay where they are. */
  forget: FolderFile[];
}

interface Known {
  layout: FolderLayout;
  /** Names that stand in the folder (`nameKey`). */
  present: ReadonlySet<string>;
  /** Ids of files that have arrived since somebody lacked them. */
  arrived: ReadonlySet<string>;
}

/** Compares the archive with what was written. Says nothing about conversations whose file is as it should be. */
export function dueIn(
  heads: readonly Head[],
  rows: readonly FolderFile[],
  { layout, present, arrived }: Known,
): Due {
  const known = new Map(rows.map((row) => [nameOf(row), row]));
  const write = heads.filter((head) => {
    const row = known.get(nameOf(head));
    known.delete(nameOf(head));
    return !row || !isUpToDate(row, head, layout, arrived) || !present.has(nameKey(row.path));
  });
  return { write: write.sort(byAge), forget: [...known.values()] };
}

/** Whether the file that was last written is still the right one. */
export function isUpToDate(
  row: FolderFile,
  head: Head,
  layout: FolderLayout,
  arrived: ReadonlySet<string>,
): boolean {
  const isWhole = row.failed === null && !row.lacking.some((id) => arrived.has(id));
  return isWhole && row.mark === markOf(head, layout);
}
