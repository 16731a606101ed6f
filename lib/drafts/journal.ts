import { composerAt, isSend, readComposer } from '../chatgpt/composer';
import { type Draft, leftBehind, outdated } from './draft';

/** Where drafts are kept, each under a name of its own, so that tabs never write over each other. */
export interface DraftStore {
  all(): Promise<Draft[]>;
  put(draft: Draft): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface JournalOptions {
  document: Document;
  store: DraftStore;
  now: () => number;
  signal: AbortSignal;
  /** Sets this load of this tab apart from others. */
  name: string;
  /** Conversation in front; null for a new chat. */
  conversationId(): string | null;
  /** Whether prompts may be stored: not in temporary chats, not when the user does not want it. Else they live in memory only. */
  mayStore(): boolean;
  /** Called when it may have changed whether a prompt is held. */
  onChange(): void;
}

export interface Journal {
  /** The prompt to offer now, or null. */
  held(): string | null;
  /** The server has what was sent: nothing of it is stored any more. It stays at hand until the answer is there. */
  acknowledged(): void;
  /** The answer is there: what was sent is let go for good. */
  answered(): void;
  /** Writes down what is typed, now. */
  flush(): void;
}

/** Typed text is written down at most this much later. */
const WRITE_AFTER_MS = 500;
/** A composer that is found empty this soon after Send was emptied by the site, not by the user. */
const SENDING_MS = 3_000;
const LONGEST_TEXT = 200_000;

/**
 * Keeps what is typed, pasted, dictated or dropped into the composer until it has arrived. Clearing the box is no arrival: the site
 * clears it when it sends, and a failed send leaves nothing behind. The composer is read when half a second has passed since the
 * first change, and at once before it is sent; a keystroke itself costs nothing.
 */
export function keepJournal(options: JournalOptions): Journal {
  const { document, store, now, signal } = options;
  /** Of earlier loads. */
  let earlier: Draft[] = [];
  /** Sent by this load and not known to have arrived. */
  let sent: Draft[] = [];
  /** Arrived, but not answered: only in memory. */
  let unanswered: Draft | null = null;
  let typed: Draft | null = null;
  let number = 0;
  let composer: Element | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  // A storage that fails (a full disk, an extension that was just updated) leaves the memory.
  const quietly = (write: Promise<void>) => void write.catch(() => undefined);

  store
    .all()
    .then((stored) => {
      for (const { id } of outdated(stored, now())) quietly(store.remove(id));
      earlier = stored.filter(({ id }) => !id.startsWith(`${options.name}-`));
      options.onChange();
    })
    .catch(() => undefined);

  function keep(draft: Draft): void {
    if (options.mayStore()) quietly(store.put(draft));
    options.onChange();
  }

  function letGo(drafts: readonly Draft[]): void {
    for (const { id } of drafts) quietly(store.remove(id));
    options.onChange();
  }

  /** Takes down what stands in the composer. `sending`: the user sends it now. */
  function read(sending: boolean): void {
    clearTimeout(timer);
    timer = undefined;
    if (!composer?.isConnected) return;
    const text = readComposer(composer).slice(0, LONGEST_TEXT);
    const at = now();
    const last = sent.at(-1);
    if (text === '') {
      const emptiedBySite = sending || (last?.sentAt != null && at - last.sentAt < SENDING_MS);
      if (!typed || emptiedBySite) return;
      letGo([typed]);
      typed = null;
      return;
    }
    // Enter, and the form that it submits, are one Send.
    if (sending && last?.text === text && at - (last.sentAt ?? 0) < SENDING_MS) return;
    // Enter may also have chosen from a menu or begun a new line: whoever goes on typing had not sent.
    if (!typed && last && text.length > 10 && text.startsWith(last.text)) {
      sent = sent.slice(0, -1);
      typed = last;
    }
    const conversationId = options.conversationId();
    const goesOn = typed?.conversationId === conversationId;
    if (goesOn && typed?.text === text && !sending) return;
    const id = goesOn && typed ? typed.id : `${options.name}-${++number}`;
    const draft: Draft = { id, text, at, conversationId, sentAt: sending ? at : null };
    typed = sending ? null : draft;
    if (sending) sent = [...sent, draft];
    keep(draft);
  }

  const onInput = (event: Event) => {
    const found = composerAt(event.target);
    if (!found) return;
    composer = found;
    timer ??= setTimeout(() => read(false), WRITE_AFTER_MS);
  };
  const onKey = (event: KeyboardEvent) => {
    const found = event.key === 'Enter' && !event.shiftKey && !event.isComposing && composerAt(event.target);
    if (!found) return;
    composer = found;
    read(true);
  };
  const onSend = (event: Event) => {
    if (event.type === 'submit' || isSend(event.target)) read(true);
  };
  // Before the page itself hears of it, whatever it then does with it.
  const early = { capture: true, passive: true, signal } as const;
  document.addEventListener('input', onInput, early);
  document.addEventListener('keydown', onKey, early);
  document.addEventListener('click', onSend, early);
  document.addEventListener('submit', onSend, early);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });

  return {
    held: () =>
      (sent.at(-1) ?? unanswered ?? typed ?? leftBehind(earlier, options.conversationId(), now()))?.text ??
      null,
    acknowledged() {
      unanswered = sent.at(-1) ?? unanswered;
      const arrived = sent;
      sent = [];
      letGo(arrived);
    },
    answered() {
      unanswered = null;
      options.onChange();
    },
    flush() {
      if (timer !== undefined) read(false);
    },
  };
}
