import type { Runtime } from 'webextension-polyfill';
import type { ListQuery } from '../archive/backfill/job';
import type { FileRead, ListPage, Outcome } from '../archive/backfill/reader';
import type { CandidateRevision, Kept } from '../archive/revision';
import type { CurrentConversation } from '../capture/keep-tab';
import type { PageEvidence } from '../evidence/evidence';
import type { Handoff } from '../handoff/compose';
import type { CheckAnswer } from '../status/poll';
import type { Situation } from '../surfaces/situation';
import { browser } from './browser';
import { RemoteError } from './errors';

/**
 * The protocol: an interface of functions, named `noun/verb`. Argument and return types are the contract; everything must
 * survive JSON. Commands travel as messages, state travels through storage.
 */
export interface Messages {
  // Content script → background. Callable by the scripts we put on chatgpt.com.
  'evidence/report'(seen: PageEvidence[]): void;
  'tab/visible'(visible: boolean): void;
  /** `navigator.onLine` of a page; the worker sleeps and cannot hear the change itself. */
  'network/changed'(online: boolean): void;
  'situation/get'(): Situation;
  'revision/keep'(candidate: CandidateRevision): Kept;
  /** Whether a conversation may be read now that nobody asked for, out of the allowance that "Back up everything" and the user share. */
  'backfill/may-read'(): boolean;
  'archive/open'(conversationId: string | null): void;
  /** Whether a copy of this conversation is held, and whether any is. */
  'archive/holds'(conversationId: string | null): { here: boolean; any: boolean };

  // Extension pages → background.
  /** Asks the status page now; resolves with the answer on all surfaces. */
  'status/check-now'(): CheckAnswer;
  'popup/opened'(): void;
  /** "Back up everything", from the lists on. */
  'backfill/start'(): void;
  'backfill/pause'(): void;
  'backfill/resume'(): void;
  'backfill/cancel'(): void;

  // Background or popup → content script of one tab.
  'situation/changed'(situation: Situation): void;
  'conversation/current'(): CurrentConversation | null;
  'conversation/back-up'(): Kept;
  /** What there is to go on with elsewhere: what the page shows, and the prompt that is held. */
  'handoff/get'(): Handoff;
  /** Puts a kept prompt back into the composer; false when the page does not take it. */
  'draft/put-back'(text: string): boolean;
  /** Saves a text as a file, where the browser saves downloads: a worker cannot. */
  'file/save'(name: string, mimeType: string, text: string): void;
  /** Reads with the session of the tab, for "Back up everything". */
  'backfill/accounts'(): Outcome<string[]>;
  'backfill/list'(account: string, query: ListQuery): Outcome<ListPage>;
  'backfill/conversation'(account: string, id: string): Outcome<Kept>;
  'backfill/file'(account: string, fileId: string, conversationId: string): Outcome<FileRead>;
}

type Name = keyof Messages;
type Arguments<N extends Name> = Parameters<Messages[N]>;
type Reply<N extends Name> = ReturnType<Messages[N]>;

interface Envelope {
  lifeboat: Name;
  args: unknown[];
}

type Answer = { ok: true; value: unknown } | { ok: false; error: { name: string; message: string } };

/** Functions that answer messages; the first argument says who asks. */
export type Handlers = {
  [K in Name]: (sender: Runtime.MessageSender, ...args: Arguments<K>) => Reply<K> | Promise<Reply<K>>;
};

function unwrap(answer: unknown): unknown {
  const { ok, value, error } = (answer ?? {}) as { ok?: boolean; value?: unknown; error?: Error };
  if (ok) return value;
  throw error
    ? new RemoteError(error.name, error.message)
    : new Error('Could not establish connection. Receiving end does not exist.');
}

/** Calls a function of the background. Rejects with the other side's error, or when nobody is there. */
export async function send<N extends Name>(name: N, ...args: Arguments<N>): Promise<Awaited<Reply<N>>> {
  const envelope: Envelope = { lifeboat: name, args };
  return unwrap(await browser.runtime.sendMessage(envelope)) as Awaited<Reply<N>>;
}

/** Calls a function of the content script in the top frame of one tab. */
export async function sendToTab<N extends Name>(
  tabId: number,
  name: N,
  ...args: Arguments<N>
): Promise<Awaited<Reply<N>>> {
  const envelope: Envelope = { lifeboat: name, args };
  return unwrap(await browser.tabs.sendMessage(tabId, envelope, { frameId: 0 })) as Awaited<Reply<N>>;
}

/** Who may call a set of handlers. */
export interface Trust {
  allows(sender: Runtime.MessageSender): boolean;
  handlers: Partial<Handlers>;
}

/**
 * Answers messages in this context; to be called once per context. A message that is not ours, or whose sender no table trusts, is
 * declined synchronously, so that it never steals the answer of another listener.
 * It replies through `sendResponse` and `true`, which is right on every engine; promises are not (Chrome before 148).
 */
export function serve(tables: Trust[]): void {
  const listener = (
    message: unknown,
    sender: Runtime.MessageSender,
    sendResponse: (answer: Answer) => void,
  ): true | undefined => {
    const { lifeboat: name, args } = (message ?? {}) as Partial<Envelope>;
    if (!name || !Array.isArray(args) || sender.id !== browser.runtime.id) return undefined;
    const table = tables.find(({ handlers, allows }) => Object.hasOwn(handlers, name) && allows(sender));
    const handler = table?.handlers[name] as ((...all: unknown[]) => unknown) | undefined;
    if (!handler) return undefined;
    Promise.resolve()
      .then(() => handler(sender, ...args))
      .then((value) => sendResponse({ ok: true, value }))
      .catch((error: unknown) => {
        const { name: errorName, message: text } = error instanceof Error ? error : new Error(String(error));
        sendResponse({ ok: false, error: { name: errorName, message: text } });
      });
    return true;
  };
  browser.runtime.onMessage.addListener(listener as Runtime.OnMessageListenerCallback);
}
