/** A prompt that has not arrived yet, as far as we know, or one that did and whose answer broke off. */
export interface Draft {
  /** Ours: name of the load of the tab it was typed in, and a number. */
  id: string;
  text: string;
  /** Last change, epoch ms. */
  at: number;
  /** Conversation it was typed in; null for a new chat. */
  conversationId: string | null;
  /** When it was sent, epoch ms; null while it is being typed. Kept on until the server has it. */
  sentAt: number | null;
  /** The site's own id of the message it was sent as; absent until a request carried it. */
  messageId?: string;
  /** The user wrote something else in its place: kept in the list, not offered any more. */
  setAside?: boolean;
  /** It arrived, and this much of its answer came before it broke off. The prompt itself is not offered any more. */
  answer?: string;
}

/** Where drafts are kept, each under a name of its own, so that tabs never write over each other. */
export interface DraftStore {
  all(): Promise<Draft[]>;
  put(draft: Draft): Promise<void>;
  remove(id: string): Promise<void>;
  /** Calls back with the ids that anybody has written or removed: this tab, another one, the list, the settings. */
  watch(onChange: (written: string[], removed: string[]) => void, signal: AbortSignal): void;
}

const HOUR_MS = 60 * 60_000;
/** A prompt that nobody came back for is let go after this long. */
const KEPT_MS = 30 * 24 * HOUR_MS;
const MOST_KEPT = 60;
/** Offered from an earlier load of the page: what was sent and never arrived, or what was being typed when the page went away. */
const SENT_OFFERED_MS = 24 * HOUR_MS;
const TYPED_OFFERED_MS = HOUR_MS;
/** Offered in a new chat though it was sent in a conversation: whoever closed its tab begins there. Before, it is another tab's business. */
const ELSEWHERE = { afterMs: 30_000, untilMs: HOUR_MS };
/** What is shorter than this is typed again sooner than it is found in a list. */
const WORTH_A_VERSION = 20;

/** Those of all stored drafts that are too old, or too many, to be kept. */
export function outdated(drafts: readonly Draft[], now: number): Draft[] {
  return newestFirst(drafts).filter(({ at }, place) => place >= MOST_KEPT || now - at > KEPT_MS);
}

export function newestFirst(drafts: readonly Draft[]): Draft[] {
  return [...drafts].sort((a, b) => b.at - a.at);
}

/**
 * The prompt of earlier loads to offer in a conversation: a sent one before a typed one, the newest of each; in a new chat at last one
 * that was sent elsewhere. Null when there is none.
 */
export function leftBehind(
  drafts: readonly Draft[],
  conversationId: string | null,
  now: number,
): Draft | null {
  const open = newestFirst(drafts).filter(({ setAside, answer }) => !setAside && answer === undefined);
  const here = open.filter((draft) => draft.conversationId === conversationId);
  const sent = here.find(({ sentAt }) => sentAt !== null && now - sentAt <= SENT_OFFERED_MS);
  const typed = here.find(({ sentAt, at }) => sentAt === null && now - at <= TYPED_OFFERED_MS);
  const isElsewhere = ({ sentAt }: Draft) =>
    sentAt !== null && now - sentAt >= ELSEWHERE.afterMs && now - sentAt <= ELSEWHERE.untilMs;
  return sent ?? typed ?? (conversationId === null ? open.find(isElsewhere) : undefined) ?? null;
}

/** Whether a text that gave way to another one is worth keeping by itself: long enough, and not merely written on or shortened a bit. */
export function isAnotherVersion(before: string, after: string): boolean {
  if (before.length < WORTH_A_VERSION || after.startsWith(before)) return false;
  return after.length < before.length / 2 || !sharesHalf(before, after);
}

/** Whether two texts have at least half of the first one in common at their ends: an edit in the middle is no other version. */
function sharesHalf(before: string, after: string): boolean {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return start + end >= before.length / 2;
}
