import type { Database, Head, SearchText } from '../database/schema';
import { writeAtomically } from '../database/transact';
import { unknownAccount } from './account';
import { advance, type Derived } from './advance';
import { type KeepTransaction, stores } from './keep';
import type { Prepared } from './prepare';

/** A copy as it is stored. */
export type PackedCopy = Pick<Prepared, 'revision' | 'bodies'>;

/** Every row of a conversation that the archive may not hold yet. */
export interface NewConversation {
  head: Head;
  searchText: SearchText;
  /** The oldest first. */
  copies: PackedCopy[];
}

/**
 * The rows of a conversation from its copies, the oldest first.
 *
 * @param shown `seq` of the copy that a reader meets first; the fullest one when there is none of that number
 * @param keptAt when that copy was last confirmed; epoch ms
 */
export function newConversation(copies: Prepared[], shown?: number, keptAt = 0): NewConversation {
  let derived: Derived | null = null;
  for (const { revision, view } of copies) derived = advance(derived, revision, view);
  if (!derived) throw new Error('A conversation without a copy is none.');
  const chosen = copies.find(({ revision }) => revision.seq === shown);
  const head = chosen ? advance(null, chosen.revision, chosen.view).head : derived.head;
  const revisions = Math.max(...copies.map(({ revision }) => revision.seq));
  return {
    head: { ...head, revisions, keptAt: Math.max(head.keptAt, keptAt) },
    searchText: derived.searchText,
    // Without what was read from them: rows may wait for the disk, many together.
    copies: copies.map(({ revision, bodies }) => ({ revision, bodies })),
  };
}

/**
 * Writes conversations that the archive does not hold, many in one strict transaction, which costs a tenth of one each. Answers which
 * ones it wrote: those that are there already are `keep`'s business, because only it knows which copy is the fuller one.
 * No two of them may have the same id.
 *
 * @param asTheyWere each under the account it is given with, even where another one could be told from what is held
 * Rejects with `StorageFullError`, and then nothing was written.
 */
export async function addNew(
  database: Database,
  conversations: readonly NewConversation[],
  asTheyWere = false,
): Promise<boolean[]> {
  return writeAtomically(database, stores, (transaction) =>
    Promise.all(conversations.map((each) => add(transaction, each, asTheyWere))),
  );
}

async function add(
  transaction: KeepTransaction,
  { head, searchText, copies }: NewConversation,
  asTheyWere: boolean,
): Promise<boolean> {
  const { account, conversationId } = head;
  const heads = transaction.objectStore('heads');
  const keys = await heads.index('byConversation').getAllKeys(conversationId);
  const holders = keys.map(([holder]) => holder);
  // A copy without an account belongs to the only one that has the conversation, and the other way round.
  const isAdopted = account === unknownAccount ? holders.length === 1 : holders.includes(unknownAccount);
  if (holders.includes(account) || (isAdopted && !asTheyWere)) return false;
  await heads.add(head);
  await transaction.objectStore('searchText').put(searchText);
  for (const { revision, bodies } of copies) {
    await transaction.objectStore('revisions').add(revision);
    for (const body of bodies)
      await transaction.objectStore('bodies').put({ account, conversationId, ...body });
  }
  await transaction.objectStore('tombstones').delete([account, conversationId]);
  return true;
}
