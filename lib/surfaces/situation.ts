import type { ReportedComponent, ReportedIncident } from '../evidence/evidence';
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

/** Everything that the surfaces show, computed by the background and stored after every change. */
export interface Situation {
  verdict: Verdict;
  page: PageView;
  /** The user's own last success and failure, epoch ms. */
  lastSuccessAt: number | null;
  lastFailureAt: number | null;
  /** When this was computed, epoch ms. */
  at: number;
}
