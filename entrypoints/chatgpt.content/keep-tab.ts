import type { Kept } from '../../lib/archive/revision';
import { type AutoBackUp, createAutoBackUp } from '../../lib/capture/auto-back-up';
import { backUp } from '../../lib/capture/back-up';
import { readPage } from '../../lib/capture/rescue';
import { readConversationBodies } from '../../lib/chatgpt/api';
import { ChatGptError, NoConversationError, TemporaryChatError } from '../../lib/chatgpt/errors';
import type { RequestLedger } from '../../lib/chatgpt/request-ledger';
import { createSession } from '../../lib/chatgpt/session';
import { readAddress } from '../../lib/chatgpt/urls';
import type { ServedConversation } from '../../lib/conversation/conversation';
import type { Translate } from '../../lib/i18n/translate';
import { isNobodyThere } from '../../lib/platform/errors';
import { type CurrentConversation, send } from '../../lib/platform/messages';
import { notedFetch } from './noted-fetch';

export interface TabKeeperOptions {
  signal: AbortSignal;
  ledger: RequestLedger;
  t: Translate;
  /** Whether conversations may be read without being asked now. */
  mayRead(): boolean;
  onKept(): void;
  onRead(served: ServedConversation): void;
}

/** Keeps the conversation of one tab: when asked to, and as it happens. */
export interface TabKeeper extends AutoBackUp {
  current(): CurrentConversation | null;
  /** Backs up the conversation in front; rejects with a sentence for the user. */
  backUpNow(): Promise<Kept>;
}

export function keepTab({ signal, ledger, t, mayRead, onKept, onRead }: TabKeeperOptions): TabKeeper {
  const reading = { fetch: notedFetch(ledger), now: () => Date.now(), signal };
  const session = createSession(document, reading);
  const place = () => readAddress(location.href);
  const save = async (id: string, seen: typeof readPage | (() => null)) => {
    const kept = await backUp(id, {
      read: (wanted) => readConversationBodies(wanted, session, reading),
      // Somebody may have gone elsewhere by then: the page must still be that conversation's.
      seen: () => (place().conversationId === id ? seen(document) : null),
      account: session.account,
      keep(candidate) {
        onRead(candidate.served);
        return send('revision/keep', candidate);
      },
      isNobodyThere,
      now: reading.now,
    });
    onKept();
    return kept;
  };
  const auto = createAutoBackUp({
    backUp: (id) => save(id, () => null),
    mayRead,
    current: () => place().conversationId,
    ...reading,
  });

  return {
    ...auto,
    current() {
      const { conversationId, temporary } = place();
      const title = /^\s*ChatGPT\s*$/.test(document.title) ? '' : document.title;
      return conversationId || temporary ? { id: conversationId ?? '', title, temporary } : null;
    },
    async backUpNow() {
      try {
        const { conversationId, temporary } = place();
        if (temporary) throw new TemporaryChatError();
        if (!conversationId) throw new NoConversationError();
        return await save(conversationId, readPage);
      } catch (error) {
        if (!(error instanceof ChatGptError)) throw error;
        throw Object.assign(new Error(error.inWords(t)), { name: error.name });
      }
    },
  };
}
