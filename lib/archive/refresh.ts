import type { ConversationKey, Database, Head, Revision } from '../database/schema';
import { writeAtomically } from '../database/transact';
import { allOf } from './account';
import { advance, type Derived } from './advance';
import { announceChange } from './announce';
import { derive, derivedBy } from './derive';
import { listHeads } from './heads';
import { readRevision } from './revisions';

/**
 * Rebuilds what older code derived, one conversation after the other, by replaying its copies through today's reader. Until then
 * the old rows serve; they stay where a copy cannot be read, and where the conversation changes meanwhile.
 */
export async function refreshDerived(database: Database, signal: AbortSignal): Promise<void> {
  const outdated = (await listHeads(database)).filter((head) => head.derivedBy < derivedBy);
  for (const head of outdated) {
    if (signal.aborted) return;
    const replayed = await replay(database, [head.account, head.conversationId]).catch(() => null);
    if (replayed?.derived) await write(database, head, replayed.copies, replayed.derived);
  }
  if (outdated.length > 0) announceChange();
}

async function replay(database: Database, key: ConversationKey) {
  const copies: Revision[] = [];
  let derived: Derived | null = null;
  for (const copy of await database.getAll('revisions', allOf(key))) {
    const view = derive(await readRevision(database, copy), copy.capturedPartial);
    const renewed = { ...copy, holds: view.holds };
    derived = advance(derived, renewed, view);
    copies.push(renewed);
  }
  return { copies, derived };
}

async function write(database: Database, old: Head, copies: Revision[], derived: Derived) {
  await writeAtomically(database, ['heads', 'revisions', 'searchText'], async (transaction) => {
    const heads = transaction.objectStore('heads');
    const now = await heads.get([old.account, old.conversationId]);
    if (now?.revisions !== old.revisions || now.deletedAt !== null) return;
    // That the same bytes were received again later is written in the head alone.
    const keptAt = Math.max(derived.head.keptAt, now.currentSeq === derived.head.currentSeq ? now.keptAt : 0);
    await heads.put({ ...derived.head, keptAt });
    await transaction.objectStore('searchText').put(derived.searchText);
    for (const copy of copies) await transaction.objectStore('revisions').put(copy);
  });
}
