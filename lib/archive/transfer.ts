import type { JsonObject } from '../conversation/json';
import { UnreadableFileError } from '../conversation/unreadable-file-error';
import type { ConversationKey, Database } from '../database/schema';
import { StorageFullError } from '../database/storage-full';
import type { FormatId, WriteOptions } from '../export/export-format';
import type { ExportOptions } from '../export/export-options';
import { patternOf } from '../export/file-name';
import type { ByteSink } from '../export/zip-writer';
import { failureWords } from '../i18n/failure-words';
import { refusalSentence } from '../i18n/refusal-words';
import type { Translate } from '../i18n/translate';
import { blobSource } from '../import/blob-source';
import type { ZipMember } from '../import/zip-directory';
import { readCarriedHistory } from './carried-history';
import { exportAll } from './export-all';
import type { ExportSome } from './export-conversation';
import { listHeads } from './heads';
import { type ImportProgress, importFile } from './import-file';
import { addReport, emptyReport, type ImportReport } from './import-report';
import { type HashMembers, type VerifiedFile, verifyFile } from './verify-file';

/** Long work with files, as the archive page asks its worker for it. Survives `postMessage`. */
export type TransferTask =
  | { is: 'import'; files: File[] }
  | {
      is: 'export';
      what: 'backup' | FormatId;
      /** Null: everything. */
      only: ConversationKey[] | null;
      options: ExportOptions;
      settings: JsonObject;
    };

/** What the worker tells. The last one is never `progress`. */
export type TransferNews =
  | {
      is: 'progress';
      step: 'checking' | 'importing' | 'exporting' | 'verifying';
      done: number;
      total: number;
    }
  | { is: 'imported'; report: ImportReport }
  | { is: 'exported'; file: Blob; name: string; report: ExportReport }
  | { is: 'cancelled' }
  /** One sentence that says why. */
  | { is: 'failed'; because: string };

export interface ExportReport extends Omit<VerifiedFile, 'cancelled'> {
  /** Copies of the archive that cannot be read any more, and are therefore not in the file. */
  damaged: { title: string | null; copy: number }[];
}

/** A file to write into, and to read again. */
export interface WrittenFile extends ByteSink {
  close(): Promise<Blob>;
  discard(): Promise<void>;
}

/** Whoever writes the conversations of an export, and reads them again in the file. */
export interface ExportHands {
  exportSome: ExportSome;
  hashMembers(file: Blob, members: readonly ZipMember[]): ReturnType<HashMembers>;
}

export interface TransferWorld {
  database: Database;
  /** The words to write with, and where ChatGPT lives. */
  words: Pick<WriteOptions, 't' | 'origin'>;
  openFile(): Promise<WrittenFile>;
  /** Who does the heavy work of an export; this thread when nobody is named. */
  hands?: ExportHands;
  /** Epoch ms. */
  now: number;
  tell(news: TransferNews): void;
  signal: AbortSignal;
}

/** Does the work and tells how it goes and how it ended; never rejects. */
export async function transfer(task: TransferTask, world: TransferWorld): Promise<void> {
  try {
    world.tell(await (task.is === 'import' ? importFiles(task.files, world) : exportInto(task, world)));
  } catch (error) {
    world.tell({ is: 'failed', because: sentenceOf(error, world.words.t) });
  }
}

function sentenceOf(error: unknown, t: Translate): string {
  if (error instanceof UnreadableFileError) return refusalSentence(error, t);
  if (error instanceof StorageFullError) return t('archive_full');
  return failureWords(error, t);
}

/** One file after the other. One that cannot be read costs no other one; when it is the only one, it is why nothing was imported. */
async function importFiles(files: File[], { database, now, tell, signal }: TransferWorld) {
  let report = emptyReport();
  const wasEmpty = (await database.count('heads')) === 0;
  let before = 0;
  const total = files.reduce((sum, { size }) => sum + size, 0);
  for (const file of files) {
    const onProgress = ({ step, done }: ImportProgress) =>
      tell({ is: 'progress', step, done: before + done, total });
    try {
      const given = { name: file.name, bytes: blobSource(file) };
      const how = { writtenAt: file.lastModified, now, onProgress, signal };
      report = addReport(report, await importFile(database, given, how));
    } catch (error) {
      if (!(error instanceof UnreadableFileError) || files.length === 1) throw error;
      report.skipped.push({ from: file.name, because: error.why });
    }
    if (signal.aborted) break;
    before += file.size;
  }
  // Whoever goes on with an archive has decided otherwise since.
  return { is: 'imported', report: wasEmpty ? report : { ...report, settings: null } } as const;
}

async function exportInto(
  { what, only, options, settings }: Extract<TransferTask, { is: 'export' }>,
  { database, words, openFile, hands, now, tell, signal }: TransferWorld,
): Promise<TransferNews> {
  const nameOf = (account: string, id: string) => `${account} ${id}`;
  const wanted = only && new Set(only.map(([account, id]) => nameOf(account, id)));
  const heads = (await listHeads(database)).filter(
    ({ account, conversationId }) => !wanted || wanted.has(nameOf(account, conversationId)),
  );
  const file = await openFile();
  let exported: Awaited<ReturnType<typeof exportAll>>;
  try {
    const { branches, names, pattern, ...choices } = options;
    const task = {
      what,
      heads,
      options: { ...words, branches, choices },
      pattern: patternOf(names, pattern),
      settings: { ...settings, history: await readCarriedHistory(database) },
      exportSome: hands?.exportSome,
      now,
    };
    const onProgress = (far: Progress) => tell({ is: 'progress', step: 'exporting', ...far });
    exported = await exportAll(database, task, file, onProgress, signal);
  } catch (error) {
    await file.discard();
    throw error;
  }
  if (exported.cancelled) {
    await file.discard();
    return { is: 'cancelled' };
  }
  const blob = await file.close();
  const onProgress = (far: Progress) => tell({ is: 'progress', step: 'verifying', ...far });
  const { cancelled, ...verified } = await verifyFile(
    blobSource(blob),
    exported.manifest,
    onProgress,
    signal,
    hands && ((members) => hands.hashMembers(blob, members)),
  );
  if (cancelled) return { is: 'cancelled' };
  const name = `lifeboat-${what}-${dayOf(now)}.zip`;
  return { is: 'exported', file: blob, name, report: { ...verified, damaged: exported.failed } };
}

type Progress = { done: number; total: number };

/** The user's own day, because that is the one they look for. */
function dayOf(now: number): string {
  const date = new Date(now);
  const two = (number: number) => `${number}`.padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
