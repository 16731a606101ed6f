import type { PartialReason, ServedConversation } from '../conversation/conversation';

/** Where a copy came from. */
export type RevisionSource = 'page' | 'stream' | 'backfill' | 'official-export' | 'backup' | 'json' | 'dom';

/** A copy of a conversation that asks to be kept. Plain JSON: it crosses from the content script to the worker. */
export interface CandidateRevision {
  /** The account it belongs to (`account.id` of the session); `unknown` when the session could not be read. */
  account: string;
  served: ServedConversation;
  source: RevisionSource;
  /** Epoch ms. */
  capturedAt: number;
  /** Why the reader already knows this copy to be partial; null when it believes it whole. */
  partialBecause: PartialReason | null;
  /** Nobody asked for it: a conversation that the user deleted here stays deleted. */
  unasked?: true;
}

/** What became of a candidate. */
export interface Kept {
  /** `unchanged`: the same bytes were there already. `beside`: kept, but the fuller copy stays the current one. */
  result: 'new' | 'updated' | 'unchanged' | 'beside';
  /** It holds messages that the copy that is shown does not, and could not be joined with it. */
  tellsMore: boolean;
  conversationId: string;
  title: string | null;
  /** Messages in the copy that is now current. */
  messages: number;
  partialBecause: PartialReason | null;
  keptAt: number;
}
