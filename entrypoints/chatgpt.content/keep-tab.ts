import type { Kept } from '../../lib/archive/revision';
import { keepTab as keep, type TabKeeper } from '../../lib/capture/keep-tab';
import { ChatGptError } from '../../lib/chatgpt/errors';
import type { RequestLedger } from '../../lib/chatgpt/request-ledger';
import type { ServedConversation } from '../../lib/conversation/conversation';
import type { Translate } from '../../lib/i18n/translate';
import { isNobodyThere } from '../../lib/platform/errors';
import { send } from '../../lib/platform/messages';
import { notedFetch } from './noted-fetch';
import type { Wishes } from './wishes';

interface Options {
  signal: AbortSignal;
  ledger: RequestLedger;
  t: Translate;
  wishes: Pick<Wishes, 'mayKeep'>;
  speaker: { isTroubled(): boolean; lookForBackup(): void };
  onRead(served: ServedConversation): void;
}

/** Nothing of ours is worth making the page wait for, and nothing may wait for ever. */
const IDLE_AT_LATEST_MS = 1_000;

/** Keeps the conversation of this tab. What the user asks for and does not get, is said in a sentence. */
export function keepTab({ signal, ledger, t, wishes, speaker, onRead }: Options): TabKeeper {
  const keeper = keep({
    window,
    reading: { fetch: notedFetch(ledger), now: () => Date.now(), signal },
    mayKeep: wishes.mayKeep,
    isTroubled: speaker.isTroubled,
    mayRead: () => send('backfill/may-read').catch(() => false),
    idle: () =>
      new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: IDLE_AT_LATEST_MS })),
    keep(candidate) {
      // What was only streamed proves nothing about what arrived.
      if (candidate.source !== 'stream') onRead(candidate.served);
      return send('revision/keep', candidate);
    },
    isNobodyThere,
    onKept: speaker.lookForBackup,
  });
  const inWords = (error: unknown): never => {
    if (!(error instanceof ChatGptError)) throw error;
    throw Object.assign(new Error(error.inWords(t)), { name: error.name });
  };
  return { ...keeper, backUpNow: (): Promise<Kept> => keeper.backUpNow().catch(inWords) };
}
