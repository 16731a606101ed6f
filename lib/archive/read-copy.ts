import type { Conversation, ServedConversation } from '../conversation/conversation';
import { readConversation } from '../conversation/read-conversation';
import type { Reads } from '../database/reads-together';
import type { Revision } from '../database/schema';
import { readRevision } from './revisions';

/** A copy as it was served, and as a person reads it. */
export interface ReadCopy {
  served: ServedConversation;
  conversation: Conversation;
}

/** Reads one copy. Why it is partial may be known from its capture alone. Rejects with `DamagedCopyError`. */
export async function readCopy(database: Reads, revision: Revision): Promise<ReadCopy> {
  const served = await readRevision(database, revision);
  const { partialBecause } = revision.holds;
  return { served, conversation: { ...readConversation(served), partialBecause } };
}
