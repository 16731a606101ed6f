import type { ServedConversation } from '../conversation/conversation';
import type { Reads } from '../database/reads-together';
import type { ConversationKey, Database, Revision } from '../database/schema';
import { allOf } from './account';
import { DamagedCopyError, unpack } from './pack';

/** All copies of a conversation, the newest first; what they hold, not their bodies. */
export async function revisionsOf(database: Database, key: ConversationKey): Promise<Revision[]> {
  return (await database.getAll('revisions', allOf(key))).reverse();
}

/** One copy exactly as it was served. Rejects with `DamagedCopyError`. */
export async function readRevision(database: Reads, revision: Revision): Promise<ServedConversation> {
  const { account, conversationId, shape } = revision;
  const rows = await Promise.all(
    revision.bodies.map((sha256) => database.get('bodies', [account, conversationId, sha256])),
  );
  const bodies = await Promise.all(
    rows.map((row) => {
      if (!row) throw new DamagedCopyError();
      return unpack(row);
    }),
  );
  return { shape, bodies, id: conversationId };
}

/** One copy of a conversation: the given one, else the one that is shown. Null when the archive does not have it. */
export async function findRevision(
  database: Database,
  key: ConversationKey,
  seq?: number,
): Promise<Revision | null> {
  const wanted = seq ?? (await database.get('heads', key))?.currentSeq;
  return wanted === undefined ? null : ((await database.get('revisions', [...key, wanted])) ?? null);
}
