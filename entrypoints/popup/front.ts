import type { BackupView } from '../../components/BackupPanel';
import { headOf, latestHead } from '../../lib/archive/heads';
import type { CurrentConversation } from '../../lib/capture/keep-tab';
import { openDatabase } from '../../lib/database/open';
import type { Head } from '../../lib/database/schema';
import { exclusions } from '../../lib/settings/exclusions';
import { verifiedItem } from '../../lib/surfaces/verified-item';
import { type Asked, askTab, conversationIn } from './ask-tab';
import { type Counting, countAsKnown, countNow, lookIntoArchive } from './look-into-archive';

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
export function lookAtFront(): Promise<Front> {
  return lookWith(countNow);
}

/** The same for the first paint, with as many conversations as were counted the last time. */
export function glanceAtFront(): Promise<Front> {
  return lookWith(countAsKnown);
}

async function lookWith(count: Counting): Promise<Front> {
  // All at the same time: the popup's first paint waits for them.
  const asking = askTab();
  const [{ tabId, asked }, head, archive, verified, excluded] = await Promise.all([
    asking,
    asking.then(findHead),
    lookIntoArchive(count),
    verifiedItem.get(),
    exclusions.get(),
  ]);
  const conversation = conversationIn(asked);
  const saved = conversation && head;
  const exports = head ?? conversation;
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
      archive: { ...archive, verifiedAt: verified?.at ?? null },
    },
  };
}

/** The saved copy of the conversation in front; without a conversation, the most recent saved one. */
async function findHead({ asked }: { asked: Asked }): Promise<Head | null> {
  const database = await openDatabase();
  const conversation = conversationIn(asked);
  return conversation ? headOf(database, null, conversation.id) : latestHead(database);
}

function placeOf(asked: Asked): BackupView['place'] {
  if (typeof asked === 'string') return asked;
  if (!asked) return 'no-conversation';
  return asked.temporary ? 'temporary' : 'conversation';
}
