import type { IDBPTransaction } from 'idb';
import type { ConversationKey, Database, Head, LifeboatSchema, Revision } from '../database/schema';
import { writeAtomically } from '../database/transact';
import { adoptUnknown, homeOf } from './account';
import { advance, type Derived } from './advance';
import { announceChange } from './announce';
import { derive, type View } from './derive';
import { hash, type Packed, pack } from './pack';
import type { CandidateRevision, Kept } from './revision';

type Stores = ['heads', 'revisions', 'bodies', 'searchText', 'tombstones'];
const stores: Stores = ['heads', 'revisions', 'bodies', 'searchText', 'tombstones'];
export type KeepTransaction = IDBPTransaction<LifeboatSchema, Stores, 'readwrite'>;

/** ChatGPT under trouble answers 200 with a conversation that has lost its messages. Such a copy holds nothing to keep. */
export class EmptyCopyError extends Error {
  override name = 'EmptyCopyError';

  constructor() {
    super('ChatGPT sent this conversation without a single message, so nothing was saved. Try again later.');
  }
}

/** A candidate with everything that must not be awaited inside a transaction. */
interface Ready {
  candidate: CandidateRevision;
  view: View;
  bodies: Packed[];
  sha256: string;
}

/**
 * Keeps one copy of a conversation; the only way anything enters the archive, and nothing it does takes anything out.
 *
 * A copy that differs in a single byte from those already kept becomes a new revision; `becomesCurrent` decides whether it is the
 * one shown or stays beside it. Everything happens in one strict transaction, so a worker killed at any point leaves either
 * all of it or nothing, and asking again with the same candidate is harmless. The promise resolves after the disk has it.
 *
 * Backing up a conversation again after deleting it lifts the deletion: only the user's own request leads here.
 *
 * @param now epoch ms
 * Rejects with the reader's error when the candidate is no conversation, with `EmptyCopyError` when it has no message, with `StorageFullError` when there is no room.
 */
export async function keep(database: Database, candidate: CandidateRevision, now: number): Promise<Kept> {
  const view = derive(candidate.served, candidate.partialBecause);
  if (view.holds.active.length + view.holds.others.length === 0) throw new EmptyCopyError();
  const bodies = await Promise.all(candidate.served.bodies.map(pack));
  const sha256 = await hashOf(candidate.served.shape, bodies);
  const kept = await writeAtomically(database, stores, (transaction) =>
    keepIn(transaction, { candidate, view, bodies, sha256 }, now),
  );
  announceChange();
  return kept;
}

/** The name of a copy: which bodies in which order, read in which shape. */
function hashOf(shape: string, bodies: Packed[]): Promise<string> {
  return hash(new TextEncoder().encode([shape, ...bodies.map(({ sha256 }) => sha256)].join('\n')));
}

async function keepIn(transaction: KeepTransaction, ready: Ready, now: number): Promise<Kept> {
  const { candidate, view, sha256 } = ready;
  const conversationId = view.conversation.id;
  const account = await homeOf(transaction, candidate.account, conversationId);
  const key: ConversationKey = [account, conversationId];
  await adoptUnknown(transaction, key);
  const heads = transaction.objectStore('heads');
  const revisions = transaction.objectStore('revisions');
  await transaction.objectStore('tombstones').delete(key);

  const before = await derivedSoFar(transaction, key);
  const known = await revisions.index('byHash').get([account, conversationId, sha256]);
  if (before && known) {
    const confirmed = known.seq === before.head.currentSeq ? { keptAt: now } : {};
    const head: Head = { ...before.head, ...confirmed, deletedAt: null };
    await heads.put(head);
    return report('unchanged', head);
  }

  const revision: Revision = {
    account,
    conversationId,
    seq: (before?.head.revisions ?? 0) + 1,
    sha256,
    shape: candidate.served.shape,
    source: candidate.source,
    capturedAt: candidate.capturedAt,
    keptAt: now,
    capturedPartial: candidate.partialBecause,
    bodies: ready.bodies.map((body) => body.sha256),
    holds: view.holds,
  };
  const after = advance(before, revision, view);
  await revisions.add(revision);
  for (const body of ready.bodies)
    await transaction.objectStore('bodies').put({ account, conversationId, ...body });
  await transaction.objectStore('searchText').put(after.searchText);
  await heads.put(after.head);
  if (!before) return report('new', after.head);
  return report(after.current === revision ? 'updated' : 'beside', after.head);
}

async function derivedSoFar(transaction: KeepTransaction, key: ConversationKey): Promise<Derived | null> {
  const [head, searchText] = await Promise.all([
    transaction.objectStore('heads').get(key),
    transaction.objectStore('searchText').get(key),
  ]);
  const current = head && (await transaction.objectStore('revisions').get([...key, head.currentSeq]));
  return head && searchText && current ? { head, searchText, current } : null;
}

function report(result: Kept['result'], head: Head): Kept {
  const { conversationId, title, messages, partialBecause, keptAt } = head;
  return { result, conversationId, title, messages, partialBecause, keptAt };
}
