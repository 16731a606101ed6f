import { type Refusal, UnreadableFileError } from '../conversation/unreadable-file-error';
import type { Database } from '../database/schema';
import { openBackup } from '../import/backup';
import type { Found, ImportedFile } from '../import/import-source';
import { readFile } from '../import/read-file';
import { unknownAccount } from './account';
import { announceChange } from './announce';
import { createFileOwners, type FileOwners } from './file-owners';
import { holdFile } from './hold-file';
import { emptyReport, type ImportReport } from './import-report';
import { inOrder } from './in-order';
import { type Arrival, createIntake } from './intake';
import { prepare } from './prepare';
import { restore } from './restore';
import type { CandidateRevision, RevisionSource } from './revision';

/** How far an import is, in bytes of the file, which is looked through before anything is taken from it. */
export interface ImportProgress {
  step: 'checking' | 'importing';
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
const ONE = /^\uFEFF?\s*\{/;

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
  const file = counted({ name, bytes }, onProgress, signal);
  try {
    const backup = await openBackup(file).catch((error: unknown) => {
      if (!(error instanceof UnreadableFileError)) throw error;
      throw new UnreadableFileError(error.why, name, { cause: error });
    });
    if (backup) {
      file.onChecked();
      return await restore(database, backup, signal);
    }
    const first = new TextDecoder().decode(await bytes.read(0, 64));
    const source = ONE.test(first) ? 'json' : 'official-export';
    return await takeIn(database, readFile(file), source, {
      capturedAt: Math.min(writtenAt, now),
      now,
      signal,
    });
  } catch (error) {
    if (error === signal.reason) return { ...emptyReport(), cancelled: true };
    throw error;
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
  const owners = createFileOwners();
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
      owners.note(prepared);
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
        const because = await keepFile(database, arrival, owners);
        if (because !== null) report.skipped.push({ from: arrival.from, because });
      }
    }
  } finally {
    // Whatever ended it: what was read before is good.
    await intake.close();
  }
  return { ...report, cancelled: signal.aborted };
}

type FoundFile = Extract<Found, { is: 'file' }>;

/** Keeps a file that a conversation of the same import shows, under whoever has that conversation; or says why not. */
async function keepFile(database: Database, file: FoundFile, owners: FileOwners): Promise<Refusal | null> {
  const owner = owners.ownerOf(file);
  if (!owner) return 'shown-nowhere';
  const { name, mimeType, read } = file;
  const keys = await database.getAllKeysFromIndex('heads', 'byConversation', owner.conversationId);
  for (const [account] of keys) {
    const arriving = { account, ...owner, name, mimeType, read, sha256: null };
    if (!(await holdFile(database, arriving))) return 'damaged';
  }
  return null;
}

/** Says how much of a file was looked through, and then how much was read; some of it is read twice, at its beginning and at its end. */
function counted(
  { name, bytes }: ImportedFile,
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Required<ImportedFile> {
  const total = bytes.sizeBytes;
  let step: ImportProgress['step'] = 'checking';
  let done = 0;
  return {
    name,
    bytes: {
      sizeBytes: total,
      async read(start, end) {
        // Later it stops between two conversations.
        if (step === 'checking') signal.throwIfAborted();
        const read = await bytes.read(start, end);
        done = Math.min(total, done + read.length);
        onProgress({ step, done, total });
        return read;
      },
    },
    onChecked() {
      step = 'importing';
      done = 0;
    },
  };
}
