import type { Database, KeptFile, LifeboatSchema, Revision } from '../database/schema';
import { DamagedCopyError, hash } from './pack';
import { readRevision } from './revisions';

export interface VerifyProgress {
  done: number;
  total: number;
}

export interface VerifyReport {
  /** Copies whose every body was unpacked and hashed, and files. */
  checked: number;
  total: number;
  damaged: Pick<Revision, 'account' | 'conversationId' | 'seq'>[];
  damagedFiles: Pick<KeptFile, 'account' | 'conversationId' | 'name'>[];
  cancelled: boolean;
}

type Key = LifeboatSchema['revisions']['key'];

/** Keys are small: what they name is read in steps. */
const STEP = 20;

/**
 * Unpacks and hashes every body of every copy again, and every image and file, and compares with what was noted when it was kept.
 * Calls `onProgress` after each step; ends early, with what it saw until then, when the signal aborts.
 */
export async function verifyArchive(
  database: Database,
  onProgress: (progress: VerifyProgress) => void,
  signal: AbortSignal,
): Promise<VerifyReport> {
  const keys = await database.getAllKeys('revisions');
  const files = await heldFiles(database);
  const total = keys.length + files.size;
  const report: VerifyReport = { checked: 0, total, damaged: [], damagedFiles: [], cancelled: false };
  onProgress({ done: 0, total });
  for (let from = 0; from < keys.length; from += STEP) {
    if (signal.aborted) return { ...report, cancelled: true };
    const step = keys.slice(from, from + STEP);
    const found = await Promise.all(step.map((key) => check(database, key)));
    report.checked += found.filter((state) => state !== 'gone').length;
    for (const [index, [account, conversationId, seq]] of step.entries())
      if (found[index] === 'damaged') report.damaged.push({ account, conversationId, seq });
    onProgress({ done: Math.min(from + STEP, keys.length), total });
  }
  // One after the other: each may have many megabytes.
  for (const [place, [sha256, shownBy]] of [...files].entries()) {
    if (signal.aborted) return { ...report, cancelled: true };
    const held = await database.get('fileBytes', sha256);
    report.checked++;
    if (!held || (await hash(held.data)) !== sha256) report.damagedFiles.push(...shownBy);
    onProgress({ done: keys.length + place + 1, total });
  }
  return report;
}

/** Who shows each file whose bytes are held, by the hash that they must have. */
async function heldFiles(database: Database): Promise<Map<string, VerifyReport['damagedFiles']>> {
  const files = new Map<string, VerifyReport['damagedFiles']>();
  for (const { sha256, account, conversationId, name } of await database.getAll('files'))
    if (sha256 !== null) files.set(sha256, [...(files.get(sha256) ?? []), { account, conversationId, name }]);
  return files;
}

async function check(database: Database, key: Key): Promise<'sound' | 'damaged' | 'gone'> {
  const revision = await database.get('revisions', key);
  // Purged since the keys were read.
  if (!revision) return 'gone';
  try {
    await readRevision(database, revision);
    return 'sound';
  } catch (error) {
    if (error instanceof DamagedCopyError) return 'damaged';
    throw error;
  }
}
