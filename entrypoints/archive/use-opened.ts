import { useEffect, useState } from 'preact/hooks';
import type { Opened } from '../../components/archive/ConversationReader';
import { findRevision, readRevision, revisionsOf } from '../../lib/archive/revisions';
import { readConversation } from '../../lib/conversation/read-conversation';
import type { ConversationKey, Database, Head } from '../../lib/database/schema';

/** The conversation to read, or why it cannot be read. */
export type Reading = { is: 'nothing' } | { is: 'opened'; opened: Opened } | { is: 'damaged' };

/** Opens a copy of a conversation from the archive; the one shown before stays until the next one is ready. */
export function useOpened(database: Database, head: Head | null, copy: number | null): Reading {
  const [reading, setReading] = useState<Reading>({ is: 'nothing' });
  useEffect(() => {
    if (!head) return setReading({ is: 'nothing' });
    let current = true;
    open(database, head, copy).then(
      (opened) => current && setReading(opened ? { is: 'opened', opened } : { is: 'damaged' }),
      () => current && setReading({ is: 'damaged' }),
    );
    return () => {
      current = false;
    };
  }, [database, head, copy]);
  return reading;
}

async function open(database: Database, head: Head, copy: number | null): Promise<Opened | null> {
  const key: ConversationKey = [head.account, head.conversationId];
  const [revision, copies] = await Promise.all([
    findRevision(database, key, copy ?? undefined),
    revisionsOf(database, key),
  ]);
  if (!revision) return null;
  const conversation = readConversation(await readRevision(database, revision));
  return { head, copy: revision, copies, conversation };
}
