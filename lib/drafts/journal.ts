import { isEmptyComposer, readComposer } from '../chatgpt/composer';
import { anyComposer } from '../chatgpt/page-room';
import type { ServedConversation } from '../conversation/conversation';
import { type Draft, type DraftStore, isAnotherVersion, leftBehind, outdated } from './draft';
import { senseComposer } from './sense-composer';

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
  /** Whether an answer that broke off is kept beside it. */
  holdsAnswer(): boolean;
  /** A prompt of an earlier load of the page that never arrived and does not stand in the composer; null when there is none. */
  leftBehind(): Draft | null;
  /** The user does not want it: it stays in the list and is not offered any more. */
  setAside(draft: Draft): void;
  /** The user goes on with what is held: it is let go with whatever arrives next. */
  takenUp(): void;
  /** A request carries what was sent last. `variant`: the page tries again. */
  carried(messageId: string, variant: boolean): void;
  /**
   * The server has a message: nothing of its prompt is stored any more. Without an id (nobody saw the request) it is what was sent
   * last. It stays at hand in this page until the answer is there.
   */
  acknowledged(messageId: string | null): void;
  /** The answer broke off: what came of it is kept beside its prompt. */
  broke(answer: string | null): void;
  /** The answer is there, or the user wants no more of it: what was sent is let go for good. */
  answered(): void;
  /** A conversation as ChatGPT served it: a message whose id stands in it has arrived. What the page shows proves nothing. */
  served(served: ServedConversation): void;
  /** Writes down what is typed, now. */
  flush(): void;
}

/** Typed text is written down at most this much later. */
const WRITE_AFTER_MS = 500;
/** Enter, and the form that it submits, are one Send. */
const ONE_SEND_MS = 3_000;
const LONGEST_TEXT = 200_000;
const LONGEST_ANSWER = 200_000;

/**
 * Keeps what is typed, pasted, dictated or dropped into the composer until it has arrived. An emptied box is no arrival: the site
 * clears it when it sends, and a failed send or a page that draws itself anew leaves nothing behind. Only the user's own clearing
 * counts, and even that is kept as a version. The composer is read when half a second has passed since the first change, and at once
 * before it is sent; a keystroke itself costs nothing.
 */
export function keepJournal(options: JournalOptions): Journal {
  const { document, store, now, signal } = options;
  /** Of other loads: of this tab earlier, of other tabs. */
  let others: Draft[] = [];
  /** Sent by this load and not known to have arrived. */
  let sent: Draft[] = [];
  /** Arrived, but not answered: only in memory. */
  let unanswered: Draft | null = null;
  let typed: Draft | null = null;
  let number = 0;
  let composer: Element | null = null;
  let clearedByUser = false;
  /** The site emptied the box, or put another one in its place, while something stood in it. */
  let wiped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Put back into the composer: whatever arrives next has them in it. */
  const goesOnWith = new Set<string>();
  /** Typed where nothing may be stored. */
  const inMemory = new Set<string>();

  // A storage that fails (a full disk, an extension that was just updated) leaves the memory.
  const quietly = (write: Promise<void>) => void write.catch(() => undefined);
  const isOwn = (id: string) => id.startsWith(`${options.name}-`);

  async function lookAround(): Promise<void> {
    others = (await store.all()).filter(({ id }) => !isOwn(id));
    options.onChange();
  }
  store
    .all()
    .then((stored) => {
      for (const { id } of outdated(stored, now())) quietly(store.remove(id));
      return lookAround();
    })
    .catch(() => undefined);
  store.watch((written, removed) => {
    // Deleted in the list: not offered here any more, either.
    if (removed.some(isOwn)) forget(new Set(removed));
    if (![...written, ...removed].every(isOwn)) void lookAround().catch(() => undefined);
  }, signal);

  function keep(draft: Draft): void {
    if (!inMemory.has(draft.id)) quietly(store.put(draft));
    options.onChange();
  }

  function remove(drafts: readonly Draft[]): void {
    const gone = new Set(drafts.map(({ id }) => id));
    for (const id of gone) quietly(store.remove(id));
    forget(gone);
  }

  function forget(gone: Set<string>): void {
    sent = sent.filter(({ id }) => !gone.has(id));
    others = others.filter(({ id }) => !gone.has(id));
    if (typed && gone.has(typed.id)) typed = null;
    options.onChange();
  }

  /** What was typed gives way to something else: kept as a version when it is worth it, and always when the user did not do it. */
  function giveWay(to: string): void {
    if (!typed) return;
    if (wiped) {
      if (to.includes(typed.text)) return;
    } else if (isAnotherVersion(typed.text, to)) keep({ ...typed, setAside: true });
    else if (to === '') remove([typed]);
    else return;
    typed = null;
  }

  /** Takes down what stands in the composer. `sending`: the user sends it now. */
  function read(sending: boolean): void {
    clearTimeout(timer);
    timer = undefined;
    if (!composer?.isConnected) return;
    const text = readComposer(composer).slice(0, LONGEST_TEXT);
    const at = now();
    const last = sent.at(-1);
    const byUser = clearedByUser;
    clearedByUser = false;
    if (text === '') {
      if (byUser && !sending) giveWay('');
      else wiped = true;
      return;
    }
    if (sending && last?.text === text && at - (last.sentAt ?? 0) < ONE_SEND_MS) return;
    // Enter may also have chosen from a menu or begun a new line: whoever goes on typing had not sent.
    if (!typed && last && !last.messageId && text.length > 10 && text.startsWith(last.text)) {
      sent = sent.slice(0, -1);
      typed = last;
    }
    const conversationId = options.conversationId();
    if (typed?.conversationId === conversationId) giveWay(text);
    wiped = false;
    const goesOn = typed?.conversationId === conversationId;
    if (goesOn && typed?.text === text && !sending) return;
    const id = goesOn && typed ? typed.id : `${options.name}-${++number}`;
    if (!options.mayStore()) inMemory.add(id);
    const draft: Draft = { id, text, at, conversationId, sentAt: sending ? at : null };
    typed = sending ? null : draft;
    if (sending) sent = [...sent, draft];
    keep(draft);
    // What the page brought back, or the user put back, goes on here; nothing of it is lost.
    const goneOn = others.filter((other) => other.answer === undefined && text.includes(other.text));
    if (goneOn.length > 0) remove(goneOn);
  }

  senseComposer(document, signal, {
    changed(where, byUser) {
      if (composer && composer !== where) wiped = true;
      composer = where;
      if (typed && isEmptyComposer(where)) {
        if (byUser) clearedByUser = !wiped;
        else if (!clearedByUser) wiped = true;
      }
      timer ??= setTimeout(() => read(false), WRITE_AFTER_MS);
    },
    sending(where) {
      if (composer && where && composer !== where) wiped = true;
      composer = where ?? composer;
      read(true);
    },
  });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });

  const earlier = () => leftBehind(others, options.conversationId(), now());
  const isSame = (one: Draft) => (other: Draft) =>
    other.id === one.id || (other.text.trim() === one.text.trim() && other.answer === undefined);

  const offered = () => sent.at(-1) ?? unanswered ?? typed ?? earlier();

  return {
    held: () => offered()?.text ?? null,
    holdsAnswer: () => unanswered?.answer !== undefined,
    leftBehind() {
      const found = sent.length === 0 ? earlier() : null;
      const field = found && anyComposer(document);
      return field && readComposer(field).includes(found.text) ? null : found;
    },
    setAside(draft) {
      others = others.filter(({ id }) => id !== draft.id);
      keep({ ...draft, setAside: true });
    },
    takenUp() {
      const draft = offered();
      if (draft) goesOnWith.add(draft.id);
    },
    carried(messageId, variant) {
      const waiting = sent.findLast((draft) => !draft.messageId) ?? (variant ? sent.at(-1) : undefined);
      if (!waiting || sent.some((draft) => draft.messageId === messageId)) return;
      const draft = { ...waiting, messageId };
      sent = sent.map((other) => (other.id === draft.id ? draft : other));
      keep(draft);
    },
    acknowledged(messageId) {
      const known = [...sent, ...others].find((draft) => messageId !== null && draft.messageId === messageId);
      const arrived = known ?? sent.findLast((draft) => messageId === null || !draft.messageId);
      if (!arrived) return;
      unanswered = arrived;
      // Whoever failed and then typed the same again has sent both.
      remove([...sent, ...others].filter((one) => isSame(arrived)(one) || goesOnWith.has(one.id)));
      goesOnWith.clear();
    },
    broke(answer) {
      if (!unanswered || !answer) return;
      const id = unanswered.answer === undefined ? `${options.name}-${++number}` : unanswered.id;
      if (inMemory.has(unanswered.id)) inMemory.add(id);
      unanswered = { ...unanswered, id, answer: answer.slice(0, LONGEST_ANSWER) };
      keep(unanswered);
    },
    answered() {
      if (unanswered?.answer !== undefined) remove([unanswered]);
      unanswered = null;
      options.onChange();
    },
    served({ shape, bodies }) {
      if (shape === 'dom') return;
      const isThere = ({ messageId }: Draft) =>
        messageId !== undefined && bodies.some((body) => body.includes(messageId));
      const arrived = [...sent, ...others].filter((draft) => draft.answer === undefined && isThere(draft));
      if (arrived.length > 0) remove(arrived);
    },
    flush() {
      if (timer !== undefined) read(false);
    },
  };
}
