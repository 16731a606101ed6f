import type { ReportedComponent, ReportedIncident } from '../evidence/evidence';
import type { Capability } from '../status/status-source';
import type { Verdict } from '../verdict/verdict';

/** What the status page said when it was last readable, and how the last attempt to read it went. */
export interface PageView {
  /** How the newest poll went; `never` before the first. */
  lastPoll: 'ok' | 'unreadable' | 'unreachable' | 'never';
  /** When the newest poll was answered or failed, epoch ms. */
  lastPollAt: number | null;
  /** When the facts below were read, epoch ms; null when there are none. */
  readAt: number | null;
  components: ReportedComponent[];
  incidents: ReportedIncident[];
}

/** One thing people do with ChatGPT, seen from both sides. */
export interface CapabilityView {
  capability: Capability;
  /** What the user's own requests of the last half hour say; `unused` when there were none that tell. */
  own: 'works' | 'fails' | 'unused';
  /** The newest of them, epoch ms. */
  ownAt: number | null;
  /** The page's own word for its component; null when it lists none, or cannot be read now. */
  page: string | null;
}

export interface OwnView {
  /** How the user's last messages ended, ten at most. */
  messages: { failed: number; of: number };
  capabilities: CapabilityView[];
  /** After how long without a first byte an answer is stalled, for this user. */
  stallLimitMs: number;
}

/** Everything that the surfaces show, computed by the background and stored after every change. */
export interface Situation {
  verdict: Verdict;
  page: PageView;
  /** The user's own last success and failure, epoch ms. */
  lastSuccessAt: number | null;
  lastFailureAt: number | null;
  /** More of what the user's own use says; absent until the background has looked for the first time. */
  own?: OwnView;
  /** When this was computed, epoch ms. */
  at: number;
}
