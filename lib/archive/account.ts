import type { ConversationKey, Head } from '../database/schema';
import type { KeepTransaction } from './keep';

/** Stands for the account while the session cannot be read, which is when copies are rescued from the page. */
export const unknownAccount = 'unknown';

/**
 * The account a copy is kept under. Conversation ids are unique across accounts, so a copy whose account could not be read
 * belongs to the one account that already holds the conversation.
 */
export async function homeOf(
  transaction: KeepTransaction,
  account: string,
  conversationId: string,
): Promise<string> {
  if (account !== unknownAccount) return account;
  const holders = await transaction.objectStore('heads').index('byConversation').getAllKeys(conversationId);
  return holders.length === 1 && holders[0] ? holders[0][0] : account;
}

/**
 * Gives copies that were rescued without an account to the account that now turns out to be theirs, unless that
 * account already has the conversation. Every row is re-keyed as it is.
 */
export async function adoptUnknown(transaction: KeepTransaction, key: ConversationKey): Promise<void> {
  const [account, conversationId] = key;
  const orphan: ConversationKey = [unknownAccount, conversationId];
  const heads = transaction.objectStore('heads');
  const head = await heads.get(orphan);
  if (account === unknownAccount || !head || (await heads.get(key))) return;
  await heads.delete(orphan);
  await heads.add({ ...head, account });

  const searchText = transaction.objectStore('searchText');
  const text = await searchText.get(orphan);
  if (text) {
    await searchText.delete(orphan);
    await searchText.add({ ...text, account });
  }
  const revisions = transaction.objectStore('revisions');
  const copies = await revisions.getAll(allOf(orphan));
  await revisions.delete(allOf(orphan));
  for (const copy of copies) await revisions.add({ ...copy, account });

  const bodies = transaction.objectStore('bodies');
  const served = await bodies.getAll(allOf(orphan));
  await bodies.delete(allOf(orphan));
  for (const body of served) await bodies.add({ ...body, account });

  const files = transaction.objectStore('files');
  for (const file of await files.getAll(IDBKeyRange.bound([unknownAccount], [unknownAccount, []]))) {
    if (file.conversationId !== conversationId) continue;
    await files.delete([unknownAccount, file.fileId]);
    const own = await files.get([account, file.fileId]);
    if (own?.state !== 'held') await files.put({ ...file, account });
  }
}

/** A conversation as one string, for sets and maps. */
export function nameOf({ account, conversationId }: Pick<Head, 'account' | 'conversationId'>): string {
  return `${account} ${conversationId}`;
}

/** The range of every key that begins with this conversation: an array sorts after any number or string. */
export function allOf(key: ConversationKey): IDBKeyRange {
  return IDBKeyRange.bound(key, [...key, []]);
}
