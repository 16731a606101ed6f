import type { BackupView } from '../../components/BackupPanel';
import { missingOnServer } from '../../lib/archive/audit';
import { headOf, latestHead } from '../../lib/archive/heads';
import type { CurrentConversation } from '../../lib/capture/keep-tab';
import { CHATGPT_ORIGIN } from '../../lib/chatgpt/origins';
import { openDatabase } from '../../lib/database/open';
import type { Head } from '../../lib/database/schema';
import { isNobodyThere } from '../../lib/platform/errors';
import { sendToTab } from '../../lib/platform/messages';
import { chatgptTabs } from '../../lib/platform/tabs';
import { exclusions } from '../../lib/settings/exclusions';
import { verifiedItem } from '../../lib/surfaces/verified-item';

/** What the popup is about: the ChatGPT tab used last, its conversation, and the saved copy that "Export" takes. */
export interface Front {
  tabId: number | null;
  conversation: CurrentConversation | null;
  /** The saved copy of that conversation; without a conversation, the most recent saved one. */
  head: Head | null;
  view: BackupView;
}

/** Before the tab has answered. */
export const FRONT_UNKNOWN: Front = {
  tabId: null,
  conversation: null,
  head: null,
  view: { place: 'asking', title: null, saved: null, exports: null, excluded: false, archive: null },
};

/** Looks at the ChatGPT tab and into the archive. Rejects when the archive cannot be opened. */
export async function lookAtFront(): Promise<Front> {
  const [tab] = await chatgptTabs(CHATGPT_ORIGIN);
  const tabId = tab?.id ?? null;
  const asked = tabId === null ? 'elsewhere' : await ask(tabId);
  const conversation = asked === null || typeof asked === 'string' || asked.temporary ? null : asked;
  const database = await openDatabase();
  const saved = conversation && (await headOf(database, null, conversation.id));
  const head = conversation ? saved : await latestHead(database);
  const exports = head ?? conversation;
  const [conversations, missing, verified, excluded] = await Promise.all([
    database.count('heads'),
    missingOnServer(database),
    verifiedItem.get(),
    exclusions.get(),
  ]);
  return {
    tabId,
    conversation,
    head,
    view: {
      place: placeOf(asked),
      title: saved?.title ?? conversation?.title ?? null,
      saved: saved && { at: saved.keptAt, messages: saved.messages, partialBecause: saved.partialBecause },
      exports: exports && { title: exports.title },
      excluded: conversation !== null && excluded.includes(conversation.id),
      archive: { conversations, verifiedAt: verified?.at ?? null, missing: missing.length },
    },
  };
}

type Asked = CurrentConversation | null | 'silent' | 'elsewhere';

async function ask(tabId: number): Promise<Asked> {
  return sendToTab(tabId, 'conversation/current').catch((error: unknown) => {
    if (isNobodyThere(error)) return 'silent';
    throw error;
  });
}

function placeOf(asked: Asked): BackupView['place'] {
  if (typeof asked === 'string') return asked;
  if (!asked) return 'no-conversation';
  return asked.temporary ? 'temporary' : 'conversation';
}
