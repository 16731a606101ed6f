import type { Database } from '../../database/schema';
import { addFiles } from '../files';
import { refused } from './budget';
import { type Job, note } from './job';
import { putRow, type QueueRow } from './queue';
import type { BackfillReader, Failure } from './reader';

/** What a step needs of the world. */
export interface StepWorld {
  /** The tab to read with; null while no ChatGPT tab is open. */
  reader: BackfillReader | null;
  now: () => number;
  /** Between 0 and 1. */
  random: () => number;
}

/** Between two reads: serial, and never in a beat. */
const SPACING_MS = 1_500;
const JITTER_MS = 1_500;
/** With the time that a read itself takes. */
export const USUAL_PACE_MS = SPACING_MS + JITTER_MS / 2 + 500;
/** An outage is asked about less and less often. */
const OUTAGE_MS = 30_000;
const LONGEST_OUTAGE_MS = 15 * 60_000;
/** A conversation that fails while others do not is given up after this many tries: some answer 5xx for ever (VA, 2026-06). */
const MOST_TRIES = 3;

/** When the next read may be made after one at `now`; epoch ms. */
export function spaced(now: number, world: StepWorld): number {
  return now + SPACING_MS + world.random() * JITTER_MS;
}

/** What a failure means for the whole, and for the conversation it came with. */
export async function failed(
  database: Database,
  job: Job,
  failure: Failure,
  world: StepWorld,
  row: QueueRow | null = null,
): Promise<number | null> {
  const now = world.now();
  switch (failure.failed) {
    case 'rate-limited': {
      const ledger = refused(job.ledger, now, failure.until);
      return note(database, { ledger, waits: 'limit', nextAt: ledger.blockedUntil }, ledger.blockedUntil);
    }
    case 'signed-out':
    case 'challenged':
      // Only the user can help; a visit of the tab starts it again.
      return note(
        database,
        { waits: failure.failed, nextAt: now + LONGEST_OUTAGE_MS },
        now + LONGEST_OUTAGE_MS,
      );
    case 'full':
      // It cannot go on before the user has made room.
      return note(database, { state: 'paused', waits: 'full' }, null);
    case 'service':
    case 'unreachable': {
      // One that fails between others that do not is its own failure; a row of them is an outage and nobody's.
      const own = failure.failed === 'service' && (job.failures === 0 || (row?.tries ?? 0) > 0);
      if (row && own) await fail(database, row, failure.failed);
      const pause = Math.min(OUTAGE_MS * 2 ** job.failures, LONGEST_OUTAGE_MS);
      const change = { failures: job.failures + 1, waits: 'outage' as const, nextAt: now + pause };
      return note(database, change, now + pause);
    }
    default: {
      if (row) await fail(database, { ...row, tries: MOST_TRIES }, failure.failed);
      const nextAt = spaced(now, world);
      return note(database, { failures: 0, nextAt }, nextAt);
    }
  }
}

/** Behind all others, and in the end given up with its reason. */
async function fail(database: Database, row: QueueRow, why: string): Promise<void> {
  const tries = row.tries + 1;
  const rank = Number.MAX_SAFE_INTEGER;
  await writeRow(database, {
    ...row,
    tries,
    why,
    rank,
    state: tries >= MOST_TRIES ? 'failed' : 'waiting',
  });
}

/** By itself and not strictly: a power cut only lets it be found out again, and thousands of rows are passed by like this. */
export async function writeRow(database: Database, row: QueueRow, files: string[] = []): Promise<void> {
  const transaction = database.transaction(['queue', 'tombstones', 'files'], 'readwrite');
  await Promise.all([
    putRow(transaction, row),
    addFiles(transaction, [row.account, row.conversationId], files),
    transaction.done,
  ]);
}
