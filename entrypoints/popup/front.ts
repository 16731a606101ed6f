import type { BackupView } from '../../components/BackupPanel';
import { headOf, latestHead } from '../../lib/archive/heads';
import type { CurrentConversation } from '../../lib/capture/keep-tab';
import type { Head } from '../../lib/database/schema';
import { exclusions } from '../../lib/settings/exclusions';
import { verifiedItem } from '../../lib/surfaces/verified-item';
import { type Asked, askTab } from './ask-tab';
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
  // The tab and the archive are asked at the same time.
  const [{ tabId, asked }, { database, conversations, missing, reminder }, verified, excluded] =
    await Promise.all([askTab(), lookIntoArchive(count), verifiedItem.get(), exclusions.get()]);
  const conversation = asked === null || typeof asked === 'string' || asked.temporary ? null : asked;
  const saved = conversation && (await headOf(database, null, conversation.id));
  const head = conversation ? saved : await latestHead(database);
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
      archive: { conversations, verifiedAt: verified?.at ?? null, missing, reminder },
    },
  };
}

function placeOf(asked: Asked): BackupView['place'] {
  if (typeof asked === 'string') return asked;
  if (!asked) return 'no-conversation';
  return asked.temporary ? 'temporary' : 'conversation';
}
