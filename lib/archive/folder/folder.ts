import type { Head } from '../../database/schema';
import type { FormatId } from '../../export/export-format';
import type { ExportOptions } from '../../export/export-options';

/** There is one folder that keeps itself. */
export const THE_FOLDER = 'kept';

/** Why nothing is written any more: the user said so, or the browser or the disk did. */
export type Halt = 'stopped' | 'refused' | 'gone' | 'full';

/** A folder of the user's choice into which conversations are written as they change. */
export interface Folder {
  name: typeof THE_FOLDER;
  /** What the browser knows the folder by; it says its name, and not where it lies. */
  handle: FileSystemDirectoryHandle;
  layout: FolderLayout;
  halted: Halt | null;
  /** When everything in it was last up to date. Epoch ms. */
  writtenAt: number | null;
}

/** What is written, and how. */
export interface FolderLayout {
  format: FormatId;
  options: ExportOptions;
  /** When this was decided; whatever was written before is written anew. Epoch ms. */
  decidedAt: number;
}

/** What was last written of one conversation. */
export interface FolderFile {
  account: string;
  conversationId: string;
  /** Path inside the folder. */
  path: string;
  /** The path as the laxest file system compares it (`nameKey`). */
  nameKey: string;
  /** The path it would have if it were alone. */
  wanted: string;
  /** Of the state that was written (`markOf`). */
  mark: string;
  /** Of the bytes that were written, hexadecimal. Whatever else stands at the path is not ours. */
  sha256: string;
  /** Ids of images and files that the archive did not hold yet. */
  lacking: string[];
  /** Why it could not be written, in the words of the browser; null when it was. */
  failed: string | null;
}

/** Changes whenever the file of a conversation may have to look different; equal marks are equal files. */
export function markOf(head: Head, { decidedAt }: FolderLayout): string {
  const { currentSeq, keptAt, partialBecause, title, derivedBy } = head;
  return [decidedAt, currentSeq, keptAt, derivedBy, partialBecause ?? '', title ?? ''].join(' ');
}
