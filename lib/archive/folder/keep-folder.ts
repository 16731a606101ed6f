import type { Database, Head } from '../../database/schema';
import { isQuotaError } from '../../database/storage-full';
import { nameKey } from '../../export/file-name';
import { unknownAccount } from '../account';
import { listHeads } from '../heads';
import { isNamed, namesIn } from './disk';
import { dueIn, isUpToDate } from './due';
import { type FolderFile, type Halt, markOf } from './folder';
import { type FolderWorld, wantedPath, writeConversation } from './write-conversation';

/** How a folder was brought up to date. */
export interface FolderReport {
  /** Conversations whose file is as it should be, of all that were looked at. */
  done: number;
  total: number;
  /** Those that could not be written, and why, in the words of the browser. */
  failed: { title: string | null; why: string }[];
  /** Why it ended before its end; null when it did not. */
  halted: Halt | null;
}

interface How {
  /** Looks after these alone, without comparing everything; null for all. */
  only: readonly Head[] | null;
  onProgress(progress: { done: number; total: number }): void;
  signal: AbortSignal;
}

/**
 * Writes into the folder whatever is not in it as it should be, one conversation after the other, each with a row of its own that
 * says so: the work and the notes grow with what changed, not with the archive. Ends early when the signal aborts; asked again it
 * goes on where it was.
 */
export async function keepFolder(
  world: FolderWorld,
  { only, onProgress, signal }: How,
): Promise<FolderReport> {
  const { database } = world;
  const heads = only ?? (await listHeads(database));
  const report: FolderReport = { done: 0, total: heads.length, failed: [], halted: null };
  try {
    await adoptRows(database, heads);
    const due = only ? await dueOf(world, only) : await dueInAll(world, heads);
    report.done = heads.length - due.length;
    onProgress(report);
    for (const head of due) {
      if (signal.aborted) break;
      const row = (await database.get('folderFiles', [head.account, head.conversationId])) ?? null;
      const written = await writeOrWhy(world, head, row);
      await database.put('folderFiles', written);
      if (written.failed === null) report.done++;
      else report.failed.push({ title: head.title, why: written.failed });
      onProgress(report);
    }
  } catch (error) {
    report.halted = haltOf(error);
    if (report.halted === null) throw error;
  }
  return report;
}

/**
 * A conversation that was rescued before it was known whose it is keeps its file when that is known (`adoptUnknown`): it would stand
 * there twice otherwise, the second time under another name.
 */
async function adoptRows(database: Database, heads: readonly Head[]): Promise<void> {
  const ofNobody = IDBKeyRange.bound([unknownAccount], [unknownAccount, []]);
  for (const row of await database.getAll('folderFiles', ofNobody)) {
    const { conversationId } = row;
    const head = heads.find((each) => each.conversationId === conversationId);
    if (!head || (await database.get('heads', [unknownAccount, conversationId]))) continue;
    await database.delete('folderFiles', [unknownAccount, conversationId]);
    if (!(await database.get('folderFiles', [head.account, conversationId])))
      await database.put('folderFiles', { ...row, account: head.account });
  }
}

async function dueInAll(
  { database, directory, layout }: FolderWorld,
  heads: readonly Head[],
): Promise<Head[]> {
  const rows = await database.getAll('folderFiles');
  const folders = rows.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  const present = await namesIn(directory, new Set(folders.filter(Boolean)));
  const arrived = await arrivedOf(database, rows);
  const { write, forget } = dueIn(heads, rows, { layout, present, arrived });
  for (const { account, conversationId } of forget)
    await database.delete('folderFiles', [account, conversationId]);
  return write;
}

async function dueOf({ database, layout }: FolderWorld, heads: readonly Head[]): Promise<Head[]> {
  const rows = await Promise.all(
    heads.map((head) => database.get('folderFiles', [head.account, head.conversationId])),
  );
  const arrived = await arrivedOf(
    database,
    rows.flatMap((row) => row ?? []),
  );
  return heads.filter((head, place) => {
    const row = rows[place];
    return !row || !isUpToDate(row, head, layout, arrived);
  });
}

/** Which of the files that were lacking are held by now. */
async function arrivedOf(database: Database, rows: readonly FolderFile[]): Promise<Set<string>> {
  const arrived = new Set<string>();
  for (const { account, lacking } of rows)
    for (const id of lacking)
      if ((await database.get('files', [account, id]))?.state === 'held') arrived.add(id);
  return arrived;
}

/** What is to be remembered: what was written, or that it could not be. Rejects where nothing else could be written either. */
async function writeOrWhy(world: FolderWorld, head: Head, row: FolderFile | null): Promise<FolderFile> {
  try {
    return await writeConversation(world, head, row);
  } catch (error) {
    if (haltOf(error) !== null) throw error;
    const { account, conversationId } = head;
    const wanted = wantedPath(world, head);
    const nothing = { path: wanted, nameKey: nameKey(wanted), wanted, sha256: '', lacking: [] };
    const mark = markOf(head, world.layout);
    return { ...nothing, ...row, account, conversationId, mark, failed: (error as Error).message };
  }
}

/** What an error says about the whole folder; null when it is about one file. */
function haltOf(error: unknown): Halt | null {
  if (isNamed(error, 'NotAllowedError')) return 'refused';
  if (isNamed(error, 'NotFoundError')) return 'gone';
  return isQuotaError(error) ? 'full' : null;
}
