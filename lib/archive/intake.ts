import type { Database, Revision } from '../database/schema';
import { addNew, type NewConversation, newConversation, type PackedCopy } from './add-new';
import { type ImportReport, together } from './import-report';
import { keep } from './keep';
import { unpack } from './pack';
import type { Prepared } from './prepare';
import type { CandidateRevision, Kept } from './revision';

/** One conversation on its way into the archive, with the copies of it that were found together, the oldest first. */
export interface Arrival {
  copies: Prepared[];
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
  let batch = new Map<string, NewConversation>();
  let bytes = 0;
  let writing: Promise<void> = Promise.resolve();

  const flush = async () => {
    await writing;
    if (batch.size === 0) return;
    const conversations = [...batch.values()];
    batch = new Map();
    bytes = 0;
    writing = take(database, conversations, report, asTheyWere);
    writing.catch(() => {});
  };
  return {
    /** Rejects with `StorageFullError` when an earlier one found no room. */
    async add({ copies, shown, keptAt }: Arrival): Promise<void> {
      const [first] = copies;
      if (!first) return;
      const { conversationId } = first.revision;
      if (batch.has(conversationId)) await flush();
      batch.set(conversationId, newConversation(copies, shown, keptAt));
      for (const { bodies } of copies) for (const body of bodies) bytes += body.bytes;
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
  conversations: NewConversation[],
  report: ImportReport,
  asTheyWere: boolean,
): Promise<void> {
  const added = await addNew(database, conversations, asTheyWere);
  for (const [place, { copies }] of conversations.entries()) {
    if (added[place]) report.new++;
    else report[await keepAmongOthers(database, copies)]++;
  }
}

async function keepAmongOthers(database: Database, copies: PackedCopy[]): Promise<Kept['result']> {
  const results: Kept['result'][] = [];
  for (const copy of copies) {
    if (await isHeld(database, copy.revision)) results.push('unchanged');
    else results.push((await keep(database, await candidateOf(copy), copy.revision.keptAt)).result);
  }
  return together(results);
}

/** The copy as it came. It is unpacked for the few that need it: the texts of a whole batch would fill the memory. */
async function candidateOf({ revision, bodies }: PackedCopy): Promise<CandidateRevision> {
  const { account, conversationId: id, shape, source, capturedAt, capturedPartial } = revision;
  const served = { shape, bodies: await Promise.all(bodies.map(unpack)), id };
  return { account, served, source, capturedAt, partialBecause: capturedPartial };
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
