import type { Database, LifeboatSchema, Revision } from '../database/schema';
import { DamagedCopyError } from './pack';
import { readRevision } from './revisions';

export interface VerifyProgress {
  done: number;
  total: number;
}

export interface VerifyReport {
  /** Copies whose every body was unpacked and hashed. */
  checked: number;
  total: number;
  damaged: Pick<Revision, 'account' | 'conversationId' | 'seq'>[];
  cancelled: boolean;
}

type Key = LifeboatSchema['revisions']['key'];

/** Keys are small: what they name is read in steps. */
const STEP = 20;

/**
 * Unpacks and hashes every body of every copy again and compares with what was noted when it was kept.
 * Calls `onProgress` after each step; ends early, with what it saw until then, when the signal aborts.
 */
export async function verifyArchive(
  database: Database,
  onProgress: (progress: VerifyProgress) => void,
  signal: AbortSignal,
): Promise<VerifyReport> {
  const keys = await database.getAllKeys('revisions');
  const report: VerifyReport = { checked: 0, total: keys.length, damaged: [], cancelled: false };
  onProgress({ done: 0, total: keys.length });
  for (let from = 0; from < keys.length; from += STEP) {
    if (signal.aborted) return { ...report, cancelled: true };
    const step = keys.slice(from, from + STEP);
    const found = await Promise.all(step.map((key) => check(database, key)));
    report.checked += found.filter((state) => state !== 'gone').length;
    for (const [index, [account, conversationId, seq]] of step.entries())
      if (found[index] === 'damaged') report.damaged.push({ account, conversationId, seq });
    onProgress({ done: Math.min(from + STEP, keys.length), total: keys.length });
  }
  return report;
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
