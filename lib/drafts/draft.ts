/** A prompt that has not arrived yet, as far as we know. */
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
}

const HOUR_MS = 60 * 60_000;
/** A prompt that nobody came back for is let go after this long. */
const KEPT_MS = 7 * 24 * HOUR_MS;
const MOST_KEPT = 30;
/** Offered from an earlier load of the page: what was sent and never arrived, or what was being typed when the page went away. */
const SENT_OFFERED_MS = 24 * HOUR_MS;
const TYPED_OFFERED_MS = HOUR_MS;

/** Those of all stored drafts that are too old, or too many, to be kept. */
export function outdated(drafts: readonly Draft[], now: number): Draft[] {
  const newestFirst = [...drafts].sort((a, b) => b.at - a.at);
  return newestFirst.filter(({ at }, place) => place >= MOST_KEPT || now - at > KEPT_MS);
}

/** The prompt of earlier loads to offer in a conversation: a sent one before a typed one, the newest of each; null when there is none. */
export function leftBehind(
  drafts: readonly Draft[],
  conversationId: string | null,
  now: number,
): Draft | null {
  const here = drafts.filter((draft) => draft.conversationId === conversationId).sort((a, b) => a.at - b.at);
  const sent = here.findLast(({ sentAt }) => sentAt !== null && now - sentAt <= SENT_OFFERED_MS);
  return sent ?? here.findLast(({ sentAt, at }) => sentAt === null && now - at <= TYPED_OFFERED_MS) ?? null;
}
