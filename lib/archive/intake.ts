import type { Database, Revision } from '../database/schema';
import { addNew, newConversation } from './add-new';
import { type ImportReport, together } from './import-report';
import { keep } from './keep';
import type { Prepared } from './prepare';
import type { CandidateRevision, Kept } from './revision';

/** A copy on its way into the archive. */
export interface ArrivingCopy {
  candidate: CandidateRevision;
  prepared: Prepared;
}

/** One conversation on its way into the archive, with the copies of it that were found together, the oldest first. */
export interface Arrival {
  copies: ArrivingCopy[];
  /** As `newConversation` takes them. */
  shown?: number;
  keptAt?: number;
}

/** Conversations, and bytes of their text, that are written together. */
const MOST = 64;
const MOST_BYTES = 8 * 2 ** 20;

/**
 * Takes conversations into the archive many at a time, and counts in the report what became of them. What is not there yet is
 * written as it is; what is there goes through `keep`. While one batch is written the next one may be read.
 *
 * @param asTheyWere as `addNew` takes it
 */
export function createIntake(database: Database, report: ImportReport, asTheyWere = false) {
  let batch = new Map<string, Arrival>();
  let bytes = 0;
  let writing: Promise<void> = Promise.resolve();

  const flush = async () => {
    await writing;
    if (batch.size === 0) return;
    const arrivals = [...batch.values()];
    batch = new Map();
    bytes = 0;
    writing = take(database, arrivals, report, asTheyWere);
    writing.catch(() => {});
  };
  return {
    /** Rejects with `StorageFullError` when an earlier one found no room. */
    async add(arrival: Arrival): Promise<void> {
      const [first] = arrival.copies;
      if (!first) return;
      const { conversationId } = first.prepared.revision;
      if (batch.has(conversationId)) await flush();
      batch.set(conversationId, arrival);
      for (const { prepared } of arrival.copies) for (const body of prepared.bodies) bytes += body.bytes;
      if (batch.size >= MOST || bytes >= MOST_BYTES) await flush();
    },
    /** Resolves when everything is on the disk. Rejects as `add` does. */
    async close(): Promise<void> {
      await flush();
      await writing;
    },
  };
}

async function take(
  database: Database,
  arrivals: Arrival[],
  report: ImportReport,
  asTheyWere: boolean,
): Promise<void> {
  const added = await addNew(
    database,
    arrivals.map(({ copies, shown, keptAt }) =>
      newConversation(
        copies.map(({ prepared }) => prepared),
        shown,
        keptAt,
      ),
    ),
    asTheyWere,
  );
  for (const [place, { copies }] of arrivals.entries()) {
    if (added[place]) report.new++;
    else report[await keepAmongOthers(database, copies)]++;
  }
}

async function keepAmongOthers(database: Database, copies: ArrivingCopy[]): Promise<Kept['result']> {
  const results: Kept['result'][] = [];
  for (const { candidate, prepared } of copies) {
    const { revision } = prepared;
    if (await isHeld(database, revision)) results.push('unchanged');
    else results.push((await keep(database, candidate, revision.keptAt)).result);
  }
  return together(results);
}

/** Whether this very copy is there: importing the same file twice then writes nothing. */
async function isHeld(database: Database, { conversationId, sha256 }: Revision): Promise<boolean> {
  const heads = await database.getAllFromIndex('heads', 'byConversation', conversationId);
  for (const { account, deletedAt } of heads) {
    const key = await database.getKeyFromIndex('revisions', 'byHash', [account, conversationId, sha256]);
    if (key && deletedAt === null) return true;
  }
  return false;
}
