import type { Database, Head } from '../../database/schema';
import type { ExportFormat, WriteOptions } from '../../export/export-format';
import { filePath, nameKey, numbered, patternOf } from '../../export/file-name';
import type { BackupFile } from '../../import/backup-manifest';
import { DamagedCopyError, hash } from '../pack';
import { patterned } from '../patterned';
import { readCopy } from '../read-copy';
import { findRevision } from '../revisions';
import { addressFrom, shownFiles } from '../shown-files';
import { readBytes, removeFile, writeBytes } from './disk';
import { type FolderFile, type FolderLayout, markOf } from './folder';

export interface FolderWorld {
  database: Database;
  directory: FileSystemDirectoryHandle;
  layout: FolderLayout;
  /** The words to write with, and where ChatGPT lives. */
  words: Pick<WriteOptions, 't' | 'origin'>;
  /** Formats that can be written from here. */
  formats: readonly ExportFormat[];
  /** Names of projects, by their ids. */
  projects: Record<string, string>;
}

/**
 * Brings the file of one conversation up to date, its images and files beside it, and returns what to remember of it. A file that
 * already is as it should be is not touched; one that somebody else wrote or changed is left alone, and ours gets another name.
 *
 * Rejects with the browser's error, or with `DamagedCopyError`.
 */
export async function writeConversation(
  world: FolderWorld,
  head: Head,
  row: FolderFile | null,
): Promise<FolderFile> {
  const { directory, layout } = world;
  const { account, conversationId } = head;
  const wanted = wantedPath(world, head);
  const { bytes, held, lacking } = await render(world, head, wanted);
  const sha256 = await hash(bytes);
  for (const file of held) await writeAttachment(world, file);
  const path = await pathFor(world, { head, row, wanted, sha256 });
  if ((await hashAt(directory, path)) !== sha256) await writeBytes(directory, path, bytes);
  const hasMoved = row !== null && row.nameKey !== nameKey(path);
  if (hasMoved && (await hashAt(directory, row.path)) === row.sha256) await removeFile(directory, row.path);
  const mark = markOf(head, layout);
  return {
    account,
    conversationId,
    path,
    nameKey: nameKey(path),
    wanted,
    mark,
    sha256,
    lacking,
    failed: null,
  };
}

/** Where the file of a conversation would stand if it were alone. */
export function wantedPath(world: FolderWorld, head: Head): string {
  const { layout, projects, words } = world;
  const { names, pattern } = layout.options;
  return filePath(patterned(head, projects), formatOf(world).extension, patternOf(names, pattern), words.t);
}

function formatOf({ formats, layout: { format } }: FolderWorld): ExportFormat {
  const found = formats.find(({ id }) => id === format);
  if (!found) throw new Error(`There is no export format "${format}".`);
  return found;
}

async function render(world: FolderWorld, head: Head, path: string) {
  const { database, layout, words } = world;
  const revision = await findRevision(database, [head.account, head.conversationId]);
  if (!revision) throw new DamagedCopyError();
  const { served, conversation } = await readCopy(database, revision);
  const { held, lacking } = await shownFiles(database, head.account, conversation);
  const { branches, names: _names, pattern: _pattern, ...choices } = layout.options;
  const { source, capturedAt } = revision;
  const pieces = formatOf(world).write(conversation, served, {
    ...words,
    branches,
    choices,
    copy: { source, capturedAt },
    fileAt: (id) => addressFrom(path, held.find((file) => file.id === id)?.path),
  });
  return { bytes: new TextEncoder().encode([...pieces].join('')), held, lacking };
}

/** Its name says what is in it, so one that is there is the right one. */
async function writeAttachment({ database, directory }: FolderWorld, file: BackupFile): Promise<void> {
  if ((await readBytes(directory, file.path))?.length === file.bytes) return;
  const row = await database.get('fileBytes', file.sha256);
  if (row) await writeBytes(directory, file.path, row.data);
}

interface Placing {
  head: Head;
  row: FolderFile | null;
  wanted: string;
  sha256: string;
}

/** The path it has, as long as nothing speaks against it; else the first one at which nothing of anybody else stands. */
async function pathFor(world: FolderWorld, { head, row, wanted, sha256 }: Placing): Promise<string> {
  if (row?.wanted === wanted && (await isFree(world, row.path, [row.sha256, sha256]))) return row.path;
  for (let count = 1; ; count++) {
    const path = numbered(wanted, count);
    if (await isTaken(world, path, head)) continue;
    if (await isFree(world, path, [sha256])) return path;
  }
}

async function isFree({ directory }: FolderWorld, path: string, ours: string[]): Promise<boolean> {
  const there = await hashAt(directory, path);
  return there === null || ours.includes(there);
}

/** Another conversation of the archive has this name. */
async function isTaken({ database }: FolderWorld, path: string, head: Head): Promise<boolean> {
  const rows = await database.getAllFromIndex('folderFiles', 'byName', nameKey(path));
  return rows.some(
    ({ account, conversationId }) => account !== head.account || conversationId !== head.conversationId,
  );
}

async function hashAt(directory: FileSystemDirectoryHandle, path: string): Promise<string | null> {
  const bytes = await readBytes(directory, path);
  return bytes && hash(bytes);
}
