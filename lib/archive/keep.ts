import type { IDBPTransaction } from 'idb';
import type { ConversationKey, Database, Head, LifeboatSchema, Revision } from '../database/schema';
import { writeAtomically } from '../database/transact';
import { adoptUnknown, allOf, homeOf } from './account';
import { advance, becomesShown, type Derived } from './advance';
import { announceChange } from './announce';
import { allIds, lacks } from './fuller';
import { type Joined, joinWithHeld, standAlone } from './join';
import { hash, type Packed, pack } from './pack';
import type { CandidateRevision, Kept } from './revision';

type Stores = ['heads', 'revisions', 'bodies', 'searchText', 'tombstones', 'files'];
export const stores: Stores = ['heads', 'revisions', 'bodies', 'searchText', 'tombstones', 'files'];
export type KeepTransaction = IDBPTransaction<LifeboatSchema, Stores, 'readwrite'>;

/** ChatGPT under trouble answers 200 with a conversation that has lost its messages. Such a copy holds nothing to keep. */
export class EmptyCopyError extends Error {
  override name = 'EmptyCopyError';

  constructor() {
    super('The conversation came without a message');
  }
}

/** The user deleted this conversation here; only the user's own request brings it back. */
export class DeletedHereError extends Error {
  override name = 'DeletedHereError';

  constructor() {
    super('The user deleted this conversation here');
  }
}

/** A body that is in the archive already. */
type Held = Pick<Packed, 'sha256'>;

/** A candidate with everything that must not be awaited inside a transaction. */
interface Ready extends Joined {
  candidate: CandidateRevision;
  bodies: (Packed | Held)[];
  sha256: string;
}

/** Another tab may save the same conversation at the same moment. */
const TRIES = 4;
/** The copy a candidate was joined with is not the one shown any more. */
const STALE = Symbol('stale');

/**
 * Keeps one copy of a conversation; the only way anything enters the archive, and nothing it does takes anything out.
 *
 * A copy that differs in a single byte from those already kept becomes a new revision, or takes the place of one whose every byte it
 * holds (`replacedBy`); `becomesCurrent` decides whether it is the one shown or stays beside it. Everything happens in one strict
 * transaction, so a worker killed at any point leaves either all of it or nothing, and asking again with the same candidate is
 * harmless. The promise resolves after the disk has it.
 *
 * Backing up a conversation again after deleting it lifts the deletion, but only when the user asks for it.
 *
 * @param now epoch ms
 * Rejects with the reader's error when the candidate is no conversation, with `EmptyCopyError` when it has no message, with
 * `DeletedHereError` when nobody asked for one that the user deleted, with `StorageFullError` when there is no room.
 */
export async function keep(database: Database, candidate: CandidateRevision, now: number): Promise<Kept> {
  for (let tries = 1; ; tries++) {
    const joined = tries < TRIES ? await joinWithHeld(database, candidate) : standAlone(candidate);
    const { view, served } = joined;
    if (view.holds.active.length + view.holds.others.length === 0) throw new EmptyCopyError();
    const bodies = await Promise.all(served.bodies.map((body) => heldOrPacked(body, joined)));
    const sha256 = await hashOf(served.shape, bodies);
    const kept = await writeAtomically(database, stores, (transaction) =>
      keepIn(transaction, { ...joined, candidate, bodies, sha256 }, now),
    );
    if (kept === STALE) continue;
    announceChange();
    return kept;
  }
}

async function heldOrPacked(body: string, { held }: Joined): Promise<Packed | Held> {
  const sha256 = held.get(body);
  return sha256 ? { sha256 } : pack(body);
}

/** The name of a copy: which bodies in which order, read in which shape. */
export function hashOf(shape: string, bodies: Held[]): Promise<string> {
  return hash(new TextEncoder().encode([shape, ...bodies.map(({ sha256 }) => sha256)].join('\n')));
}

async function keepIn(transaction: KeepTransaction, ready: Ready, now: number): Promise<Kept | typeof STALE> {
  const { candidate, view, sha256 } = ready;
  const conversationId = view.conversation.id;
  const account = await homeOf(transaction, candidate.account, conversationId);
  const key: ConversationKey = [account, conversationId];
  await adoptUnknown(transaction, key);
  const heads = transaction.objectStore('heads');
  const revisions = transaction.objectStore('revisions');
  const tombstones = transaction.objectStore('tombstones');
  // All at once: each of them waits for an answer of another process.
  const [tombstone, before, known] = await Promise.all([
    tombstones.get(key),
    derivedSoFar(transaction, key),
    revisions.index('byHash').get([account, conversationId, sha256]),
  ]);
  if (candidate.unasked && tombstone?.by === 'user') throw new DeletedHereError();
  if (ready.bases[0] && ready.bases[0].sha256 !== before?.current.sha256) return STALE;
  // Only ChatGPT itself can show that it has it after all; a file from elsewhere cannot.
  const isFromServer = candidate.source === 'page' || candidate.source === 'backfill';
  if (tombstone && (isFromServer || tombstone.by === 'user')) await tombstones.delete(key);

  if (before && known) {
    // The same bytes, read without anybody in between, prove a copy whole that was only suspected.
    const proven = known.capturedPartial !== null && candidate.partialBecause === null;
    if (proven) await revisions.put({ ...known, capturedPartial: null, holds: view.holds });
    const { partialBecause } = proven ? view.holds : before.head;
    const confirmed = known.seq === before.head.currentSeq ? { keptAt: now, partialBecause } : {};
    const head: Head = { ...before.head, ...confirmed, deletedAt: null };
    await heads.put(head);
    return report('unchanged', head);
  }

  const { shape } = ready.served;
  const isShown = before === null || becomesShown(before, { shape, holds: view.holds }, view);
  const replaced = replacedBy(ready, before, isShown);
  const revision: Revision = {
    account,
    conversationId,
    seq: replaced?.seq ?? (before?.head.revisions ?? 0) + 1,
    sha256,
    shape,
    source: candidate.source,
    capturedAt: candidate.capturedAt,
    keptAt: now,
    capturedPartial: candidate.partialBecause,
    bodies: ready.bodies.map((body) => body.sha256),
    holds: view.holds,
  };
  const after = advance(before, revision, view, isShown);
  await revisions.put(revision);
  const bodies = transaction.objectStore('bodies');
  for (const body of ready.bodies)
    if ('packed' in body) await bodies.put({ account, conversationId, ...body });
  if (replaced) {
    const used = new Set((await revisions.getAll(allOf(key))).flatMap((row) => row.bodies));
    for (const sha of replaced.bodies) if (!used.has(sha)) await bodies.delete([...key, sha]);
  }
  await transaction.objectStore('searchText').put(after.searchText);
  await heads.put(after.head);
  if (!before) return report('new', after.head);
  if (after.current === revision) return report('updated', after.head);
  return report('beside', after.head, lacks(after.current.holds, allIds(view.holds)));
}

/**
 * The copy whose place the new one takes, because nothing of it would be lost: each of its bodies is a body of the new one, or a
 * streamed text that goes on in it. Without this an answer would leave a copy behind for each second it was written.
 */
function replacedBy(ready: Ready, before: Derived | null, isShown: boolean): Revision | null {
  if (!before || ready.rewrites) return null;
  const held = new Set([...ready.bodies.map(({ sha256 }) => sha256), ...ready.outgrown]);
  const replaced = ready.bases.find((base) => base.bodies.every((sha) => held.has(sha)));
  return replaced && (isShown || replaced.seq !== before.head.currentSeq) ? replaced : null;
}

async function derivedSoFar(transaction: KeepTransaction, key: ConversationKey): Promise<Derived | null> {
  const [head, searchText] = await Promise.all([
    transaction.objectStore('heads').get(key),
    transaction.objectStore('searchText').get(key),
  ]);
  const current = head && (await transaction.objectStore('revisions').get([...key, head.currentSeq]));
  return head && searchText && current ? { head, searchText, current } : null;
}

function report(result: Kept['result'], head: Head, tellsMore = false): Kept {
  const { conversationId, title, messages, partialBecause, keptAt } = head;
  return { result, tellsMore, conversationId, title, messages, partialBecause, keptAt };
}
