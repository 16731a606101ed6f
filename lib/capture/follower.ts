import type { SeenResponse } from '../chatgpt/observe-requests';
import type { ErrorPlace, PageEvidence } from '../evidence/evidence';
import type { TapMessage } from './tap-message';

/** Everything that happens in one tab, turned into evidence. */
export interface Follower {
  /** A message of the tap. */
  take(message: TapMessage): void;
  /** A response that the tap did not tell of. */
  takeResponse(seen: SeenResponse): void;
  /** The user clicked on Stop. */
  stopClicked(): void;
  pageShows(what: 'finished' | 'error'): void;
  /** The page goes away, or shows something else. */
  left(): void;
  /** The page was opened, or another conversation was: what it loads now is one action. */
  visited(): void;
  tick(): void;
  /** The send that is open or ended a moment ago; undefined when there is none. */
  currentSend(): string | undefined;
  /** The user's action that an error in this place belongs to; undefined when it cannot be told. */
  actionOf(where: ErrorPlace): string | undefined;
  /** An answer is on its way. */
  isBusy(): boolean;
  /** When the limit ends of which ChatGPT told beside its last answer, epoch ms; null when it told of none, or of several. */
  limitEnd(): number | null;
}

export interface FollowerOptions {
  now: () => number;
  /** Sets this load of this tab apart from others, in names of actions. */
  name: string;
  onEvidence(evidence: PageEvidence): void;
  /** A request carries the user's message of this id. `variant`: the page tries again. */
  onCarried(message: string, variant: boolean): void;
  /** The server has the user's message; null when nobody saw which. */
  onAcknowledged(message: string | null): void;
}
