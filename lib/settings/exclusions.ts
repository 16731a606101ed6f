import { storedItem } from '../platform/storage';

/** Ids of the conversations that are not saved without being asked, the latest last. */
export const exclusions = storedItem<string[]>('local', 'excluded-conversations', []);

/** A list that is read with every page; nobody excludes this many by hand. */
const MOST = 5_000;

/** Excludes a conversation from being saved by itself, or takes that back. What is saved of it already stays. */
export async function setExcluded(conversationId: string, excluded: boolean): Promise<void> {
  const others = (await exclusions.get()).filter((id) => id !== conversationId);
  await exclusions.set(excluded ? [...others, conversationId].slice(-MOST) : others);
}
