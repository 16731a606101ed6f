import { type Refusal, UnreadableFileError } from '../conversation/unreadable-file-error';
import type { Database } from '../database/schema';
import { openBackup } from '../import/backup';
import type { ByteSource } from '../import/byte-source';
import type { Found, ImportedFile } from '../import/import-source';
import { readFile } from '../import/read-file';
import { unknownAccount } from './account';
import { announceChange } from './announce';
import { holdFile } from './hold-file';
import { emptyReport, type ImportReport } from './import-report';
import { inOrder } from './in-order';
import { type Arrival, createIntake } from './intake';
import { type Prepared, prepare } from './prepare';
import { restore } from './restore';
import type { CandidateRevision, RevisionSource } from './revision';

/** How far an import is, in bytes of the file. */
export interface ImportProgress {
  done: number;
  total: number;
}

interface Importing {
  /** When the file was written, which is the best that is known of when its copies were taken. Epoch ms. */
  writtenAt: number;
  /** Epoch ms. */
  now: number;
  onProgress(progress: ImportProgress): void;
  signal: AbortSignal;
}

/** One conversation; official exports are ZIP files or lists. */
const OPENING_BRACE = 0x7b;

/** Conversations that are read and packed at the same time. */
const AT_ONCE = 4;

/**
 * Takes everything into the archive that a file holds: an official export of any vintage, a backup of ours, or any JSON with
 * conversations. The file is read in pieces and never held as a whole.
 *
 * Rejects with `UnreadableFileError` when the file is none of these, and with `StorageFullError` when there is no room.
 */
export async function importFile(
  database: Database,
  { name, bytes }: ImportedFile,
  { writtenAt, now, onProgress, signal }: Importing,
): Promise<ImportReport> {
  const file: ImportedFile = { name, bytes: counted(bytes, onProgress) };
  const backup = await openBackup(file).catch((error: unknown) => {
    if (!(error instanceof UnreadableFileError)) throw error;
    throw new UnreadableFileError(error.why, name, { cause: error });
  });
  try {
    if (backup) return await restore(database, backup, signal);
    const [first] = await bytes.read(0, 1);
    const source = first === OPENING_BRACE ? 'json' : 'official-export';
    return await takeIn(database, readFile(file), source, {
      capturedAt: Math.min(writtenAt, now),
      now,
      signal,
    });
  } finally {
    announceChange();
  }
}

async function takeIn(
  database: Database,
  all: AsyncIterable<Found>,
  source: RevisionSource,
  { capturedAt, now, signal }: { capturedAt: number; now: number; signal: AbortSignal },
): Promise<ImportReport> {
  const report = emptyReport();
  const intake = createIntake(database, report);
  const owners = new Map<string, string>();
  const work = async (found: Found): Promise<Arrival | FoundFile> => {
    const skip = (because: Refusal): Arrival => {
      report.skipped.push({ from: found.from, because });
      return { copies: [] };
    };
    if (found.is === 'file') return found;
    if (found.is === 'skipped') return skip(found.because);
    const candidate: CandidateRevision = {
      account: unknownAccount,
      served: found.served,
      source,
      capturedAt,
      partialBecause: null,
    };
    try {
      const prepared = await prepare(candidate, { seq: 1, keptAt: now });
      const { active, others } = prepared.view.holds;
      if (active.length + others.length === 0) return skip('no-message');
      for (const fileId of fileIds(prepared)) owners.set(fileId, prepared.revision.conversationId);
      return { copies: [prepared] };
    } catch (error) {
      if (error instanceof UnreadableFileError) return skip(error.why);
      throw error;
    }
  };
  try {
    for await (const arrival of inOrder(all, AT_ONCE, work)) {
      if (signal.aborted) break;
      if ('copies' in arrival) await intake.add(arrival);
      else {
        // Files come last, and belong to conversations that must be there by then.
        await intake.close();
        if (!(await keepFile(database, arrival, owners)))
          report.skipped.push({ from: arrival.from, because: 'damaged' });
      }
    }
  } finally {
    // Whatever ended it: what was read before is good.
    await intake.close();
  }
  return { ...report, cancelled: signal.aborted };
}

type FoundFile = Extract<Found, { is: 'file' }>;

function fileIds({ view }: Prepared): string[] {
  const { messages, otherBranches } = view.conversation;
  const parts = [...messages, ...otherBranches].flatMap((message) => message.parts);
  return parts.flatMap((part) => ('fileId' in part && part.fileId ? [part.fileId] : []));
}

/** Keeps a file that a conversation of the same import refers to, under whoever has that conversation. False when it is damaged. */
async function keepFile(
  database: Database,
  { fileId, name, mimeType, read }: FoundFile,
  owners: ReadonlyMap<string, string>,
): Promise<boolean> {
  const conversationId = owners.get(fileId);
  if (conversationId === undefined) return true;
  const keys = await database.getAllKeysFromIndex('heads', 'byConversation', conversationId);
  for (const [account] of keys) {
    const file = { account, fileId, conversationId, name, mimeType, read, sha256: null };
    if (!(await holdFile(database, file))) return false;
  }
  return true;
}

/** Says how much of a file was read; some of it is read twice, at its beginning and at its end. */
function counted(bytes: ByteSource, onProgress: (progress: ImportProgress) => void): ByteSource {
  const total = bytes.sizeBytes;
  let done = 0;
  return {
    sizeBytes: total,
    async read(start, end) {
      const read = await bytes.read(start, end);
      done = Math.min(total, done + read.length);
      onProgress({ done, total });
      return read;
    },
  };
}
