/** The ten verdicts. Exactly these strings, everywhere; there is no second vocabulary. */
export const VERDICTS = [
  'operational',
  'reported-not-you',
  'degraded',
  'outage-suspected',
  'outage-confirmed',
  'unreachable',
  'local-network',
  'account',
  'challenge',
  'unknown',
] as const;
export type VerdictId = (typeof VERDICTS)[number];

/** One reason, as data. `lib/surfaces/wording.ts` turns it into a sentence of the reader's language. */
export type Fact =
  /** Answers that failed with an HTTP status. `status` null: several different ones. */
  | { kind: 'answers-failed'; count: number; status: number | null }
  | { kind: 'answers-cut'; count: number }
  | { kind: 'answers-stalled'; count: number }
  | { kind: 'answers-slow'; count: number; of: number }
  /** Other requests of the page (history, conversations, the page itself) that failed. */
  | { kind: 'requests-failed'; count: number; status: number | null }
  | { kind: 'requests-refused'; count: number; status: number | null }
  | { kind: 'no-response'; count: number }
  /** Errors that the page itself showed. */
  | { kind: 'page-errors'; count: number }
  /** `until`: when it ends, epoch ms; null when ChatGPT does not say so. */
  | { kind: 'limit'; until: number | null }
  | { kind: 'limit-during-incident' }
  | { kind: 'signed-out' }
  | { kind: 'bot-check' }
  /** The status page names a component. Times are epoch ms; `since` null when the page does not date it. */
  | { kind: 'page-reports'; component: string; status: string; since: number | null; readAt: number }
  | { kind: 'page-clear'; readAt: number }
  | { kind: 'page-unreadable'; readAt: number | null }
  | { kind: 'page-says-fixed'; since: number }
  | { kind: 'other-sites-reachable' }
  | { kind: 'other-sites-unreachable' }
  | { kind: 'offline' }
  | { kind: 'comes-and-goes' }
  | { kind: 'own-success'; at: number }
  | { kind: 'not-used-recently' };

/** What Lifeboat concludes. */
export interface Verdict {
  is: VerdictId;
  /** When the trouble began (not when it was noticed), epoch ms; null when there is none or it is not known. */
  since: number | null;
  /** At most four facts, newest last. */
  because: Fact[];
}

/** A notification that is due. */
export interface Notice {
  /** Stable per incident: showing it again replaces instead of stacking. `withdraw` takes a start back silently. */
  id: string;
  kind: 'start' | 'end' | 'withdraw';
  verdict: VerdictId;
  at: number;
  /** It replaces what is shown without calling for attention. */
  silent: boolean;
}
