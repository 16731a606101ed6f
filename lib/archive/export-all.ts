import type { JsonObject } from '../conversation/json';
import type { Database, Head } from '../database/schema';
import type { ExportFormat, FormatId, WriteOptions } from '../export/export-format';
import { exportFormats } from '../export/export-formats';
import { filePath, USUAL_PATTERN, uniqueNames } from '../export/file-name';
import { type ByteSink, createZip, zipEntry } from '../export/zip-writer';
import {
  BACKUP_FORMAT,
  type BackupConversation,
  type BackupFile,
  type BackupManifest,
  EXPORT_FORMAT,
  MANIFEST_NAME,
} from '../import/backup-manifest';
import { projectNames } from './backfill/job';
import {
  type ExportedConversation,
  type ExportSome,
  exportConversations,
  type Named,
} from './export-conversation';
import { inGroups } from './in-groups';
import { inOrder } from './in-order';
import { manifestBytes } from './manifest-bytes';
import { byAge, patterned } from './patterned';

export interface ExportTask {
  /** Everything, to be restored from; or one format, for reading. */
  what: 'backup' | FormatId;
  /** The conversations to take, as `listHeads` gives them. */
  heads: readonly Head[];
  options: WriteOptions;
  /** How the files are named (`filePath`); a backup has them all dated. */
  pattern: string;
  /** What the user had decided and the prompts that are kept, to be restored with a backup. */
  settings: JsonObject;
  /** Who writes each conversation; this thread when nobody is named. */
  exportSome?: ExportSome;
  /** Epoch ms. */
  now: number;
}

/** What was written, to be compared with what stands in the file afterwards. */
export interface Exported {
  manifest: BackupManifest;
  /** Copies that cannot be read any more, and are therefore not in the file. */
  failed: { title: string | null; copy: number }[];
  cancelled: boolean;
}

/** Room for conversations on their way at the same time: each writer has some waiting, so that it never waits for the disk itself. */
const ROOM = 24;
/**
 * What is read together. 1,000 conversations take 2.8 s in groups of this size and of four times this size, and 3.1 s one by one
 * (measured 2026-11).
 */
const GROUP = 4;
/** Messages of a conversation that takes one part of the room; larger ones, of up to tens of megabytes, take up to `MOST_ROOM`. */
const MESSAGES = 100;
const MOST_ROOM = 8;

/** Formats of a backup, in the order in which they stand in it. */
const BACKUP: readonly FormatId[] = ['json', 'markdown', 'html'];

/**
 * Writes conversations into a ZIP file, one after the other: whatever the archive holds, no more than a few of them are in memory.
 * A conversation that did not change yields the same files again. Calls `onProgress` after each; ends early when the
 * signal aborts, and then what was written is no ZIP file.
 */
export async function exportAll(
  database: Database,
  { what, heads, options, pattern, settings, exportSome = here(database), now }: ExportTask,
  sink: ByteSink,
  onProgress: (progress: { done: number; total: number }) => void,
  signal: AbortSignal,
): Promise<Exported> {
  const isBackup = what === 'backup';
  const formats = (isBackup ? BACKUP : [what]).flatMap(formatOf);
  const zip = createZip(sink);
  const conversations: BackupConversation[] = [];
  const failed: Exported['failed'] = [];
  const files = new Map<string, BackupFile>();
  const paths = new Set<string>();
  const write = async ({ entries, files: shown, record, damaged }: ExportedConversation) => {
    for (const entry of entries) await zip.add(entry);
    for (const file of shown) {
      const bytes = paths.has(file.path) ? null : await database.get('fileBytes', file.sha256);
      if (bytes) await zip.add(await zipEntry(file.path, bytes.data, 0, 0));
      paths.add(file.path);
      files.set(`${file.account} ${file.id}`, file);
    }
    conversations.push(record);
    failed.push(...damaged.map((copy) => ({ title: record.title, copy })));
    onProgress({ done: conversations.length, total: heads.length });
  };
  onProgress({ done: 0, total: heads.length });
  const work = (named: Named[]) => exportSome(named, { formats, options, isBackup });
  const names = namedHeads(heads, isBackup ? USUAL_PATTERN : pattern, await projectNames(database), options);
  for await (const exported of inOrder(inGroups(names, GROUP, roomFor), ROOM, work, roomForAll)) {
    for (const each of exported) if (!signal.aborted) await write(each);
    if (signal.aborted) break;
  }
  const manifest: BackupManifest = {
    format: isBackup ? BACKUP_FORMAT : EXPORT_FORMAT,
    created: new Date(now).toISOString(),
    counts: countsOf(conversations, 0),
    conversations,
    files: [...files.values()],
    deleted: isBackup ? await tombstones(database) : [],
    settings: isBackup ? settings : {},
  };
  manifest.counts.files += files.size;
  manifest.counts.deleted = manifest.deleted.length;
  if (!signal.aborted) {
    await zip.add(await zipEntry(MANIFEST_NAME, manifestBytes(manifest), now));
    await zip.close();
  }
  return { manifest, failed, cancelled: signal.aborted };
}

function roomFor({ head }: Named): number {
  return Math.min(Math.max(1, head.messages / MESSAGES), MOST_ROOM);
}

function roomForAll(group: readonly Named[]): number {
  return group.reduce((sum, named) => sum + roomFor(named), 0);
}

function here(database: Database): ExportSome {
  return (named, how) => exportConversations(database, named, how);
}

function namedHeads(
  heads: readonly Head[],
  pattern: string,
  projects: Record<string, string>,
  { t }: WriteOptions,
): Named[] {
  const unique = uniqueNames();
  return heads.toSorted(byAge).map((head) => ({
    head,
    name: unique(filePath(patterned(head, projects), 'html', pattern, t)).replace(/\.html$/, ''),
  }));
}

function formatOf(id: FormatId): ExportFormat[] {
  return exportFormats.filter((format) => format.id === id);
}

async function tombstones(database: Database): Promise<BackupManifest['deleted']> {
  const rows = await database.getAll('tombstones');
  return rows.map(({ account, conversationId: id, at, by }) => ({ account, id, at, by }));
}

function countsOf(conversations: BackupConversation[], deleted: number): BackupManifest['counts'] {
  const sum = (count: (each: BackupConversation) => number) =>
    conversations.reduce((total, each) => total + count(each), 0);
  return {
    conversations: conversations.length,
    copies: sum(({ copies }) => copies.length),
    messages: sum(({ messages }) => messages),
    files: sum(({ files }) => files.length),
    deleted,
  };
}
