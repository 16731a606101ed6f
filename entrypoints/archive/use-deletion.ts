import { useEffect, useState } from 'preact/hooks';
import { deleteConversation, purgeDeleted, undoDeletion, undoMs } from '../../lib/archive/tombstones';
import type { Database, Head } from '../../lib/database/schema';

/** Deleting by the user's hand: the last deletion can be taken back until its sentence leaves the page. */
export function useDeletion(database: Database) {
  const [deleted, setDeleted] = useState<Head | null>(null);
  useEffect(() => {
    // What an earlier page deleted and did not live to remove.
    purgeDeleted(database, Date.now() - undoMs);
  }, [database]);
  useEffect(() => {
    if (!deleted) return;
    const over = setTimeout(() => {
      setDeleted(null);
      purgeDeleted(database, Date.now() - undoMs);
    }, undoMs);
    return () => clearTimeout(over);
  }, [database, deleted]);
  return {
    deleted,
    async remove(head: Head) {
      await deleteConversation(database, [head.account, head.conversationId], Date.now());
      setDeleted(head);
    },
    async undo() {
      if (deleted) await undoDeletion(database, [deleted.account, deleted.conversationId]);
      setDeleted(null);
    },
  };
}
