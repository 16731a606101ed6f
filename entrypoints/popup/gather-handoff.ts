import { findRevision, readRevision } from '../../lib/archive/revisions';
import { readConversation } from '../../lib/conversation/read-conversation';
import { openDatabase } from '../../lib/database/open';
import type { Handoff } from '../../lib/handoff/compose';
import { turnsOf } from '../../lib/handoff/turns';
import { sendToTab } from '../../lib/platform/messages';
import type { Front } from './front';

/** What the ChatGPT tab shows, else the saved copy of its conversation, or without one the most recent copy. */
export async function gatherHandoff({ tabId, conversation, head }: Front): Promise<Handoff> {
  const shown = tabId === null ? null : await sendToTab(tabId, 'handoff/get').catch(() => null);
  if (shown && shown.turns.length > 0) return shown;
  const saved = head && (!conversation || conversation.id === head.conversationId) ? head : null;
  const database = await openDatabase();
  const revision = saved && (await findRevision(database, [saved.account, saved.conversationId]));
  const copy = revision ? readConversation(await readRevision(database, revision)) : null;
  return {
    title: copy?.title ?? null,
    turns: copy ? turnsOf(copy) : [],
    prompt: shown?.prompt ?? null,
  };
}
