import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Opened } from '../../components/archive/ConversationReader';
import { findRevision, readRevision, revisionsOf } from '../../lib/archive/revisions';
import { shownFiles } from '../../lib/archive/shown-files';
import type { Conversation, ServedConversation } from '../../lib/conversation/conversation';
import { readConversation } from '../../lib/conversation/read-conversation';
import type { ConversationKey, Database, Head } from '../../lib/database/schema';
import type { Route } from './route';

/** The conversation to read, or why it cannot be read. */
export type Reading = { is: 'nothing' } | { is: 'opened'; opened: Opened } | { is: 'damaged' };

/** An opened copy with what was served, to read it along another branch. */
type Served = Opened & { served: ServedConversation };
type State = Exclude<Reading, { is: 'opened' }> | { is: 'opened'; opened: Served };

/**
 * Opens a copy of a conversation from the archive, along the branch that holds the message which is asked for; the one shown before
 * stays until the next one is ready.
 */
export function useOpened(
  database: Database,
  head: Head | null,
  { copy, messageId }: Pick<Route, 'copy' | 'messageId'>,
): Reading {
  const [reading, setReading] = useState<State>({ is: 'nothing' });
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
  return useMemo(() => onBranchOf(reading, messageId), [reading, messageId]);
}

function onBranchOf(reading: State, messageId: string | null): Reading {
  if (reading.is !== 'opened' || messageId === null) return reading;
  const { conversation, served } = reading.opened;
  const isOther = holds(conversation.otherBranches, messageId) && !holds(conversation.messages, messageId);
  if (!isOther) return reading;
  return {
    is: 'opened',
    opened: { ...reading.opened, conversation: readConversation(served, { branchOf: messageId }) },
  };
}

function holds(messages: Conversation['messages'], messageId: string): boolean {
  return messages.some(({ id }) => id === messageId);
}

async function open(database: Database, head: Head, copy: number | null): Promise<Served | null> {
  const key: ConversationKey = [head.account, head.conversationId];
  const [revision, copies, tombstone] = await Promise.all([
    findRevision(database, key, copy ?? undefined),
    revisionsOf(database, key),
    database.get('tombstones', key),
  ]);
  if (!revision) return null;
  const served = await readRevision(database, revision);
  const gone = tombstone?.by === 'server';
  const conversation = readConversation(served);
  const { held } = await shownFiles(database, head.account, conversation);
  return { head, copy: revision, copies, gone, conversation, holdsFiles: held.length > 0, served };
}
