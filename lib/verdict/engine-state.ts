import type { Feature, ReportedComponent, ReportedIncident, Route } from '../evidence/evidence';
import type { Action } from './actions';
import type { VerdictId } from './verdict';

/** What the user decides about verdicts. */
export interface EngineSettings {
  /** Notices may be given at all. */
  notifications: boolean;
}

export const DEFAULT_SETTINGS: EngineSettings = { notifications: true };

/** How an outage ended: seen by the user, said by the page alone, or nobody tried any more. */
export type Leaving = 'own-success' | 'page' | 'faded';

/** One outage as seen from here, from the first failure on; kept for a while after it was left, in case it comes back. */
export interface Incident {
  /** The first failure of it. */
  since: number;
  /** When an outage verdict was reached: more than one when it comes and goes. */
  enteredAt: number[];
  /** Routes that have failed in it. */
  routes: Route[];
  /** The newest failure of it. */
  failedAt: number;
  /** Successes in a row that end it. */
  successesNeeded: number;
  /** Actions that failed in it, and successes in between that were only luck. */
  failures: number;
  lucky: number;
  /** When the page was last seen to agree, and since when it has been clear after that. */
  agreedAt: number | null;
  clearedAt: number | null;
  /** It had been left and was entered again. */
  cameBack: boolean;
  leftAt: number | null;
  left: Leaving | null;
  /** Id of the notice that told its start; null while it was not told. */
  toldAs: string | null;
  endTold: boolean;
}

/** How a feature went when it was last used: by its own request, by an answer, or as the page said in words. It never decides the verdict. */
export interface FeatureUse {
  feature: Feature;
  at: number;
  works: boolean;
}

/** The status page, as last polled and as last readable. */
export interface PageState {
  lastPoll: 'ok' | 'unreadable' | 'unreachable' | 'never';
  lastPollAt: number | null;
  failuresInRow: number;
  readAt: number | null;
  components: ReportedComponent[];
  incidents: ReportedIncident[];
}

/**
 * Everything the engine knows: one plain JSON value, so that a worker may die between any two lines. Instants are epoch ms under names
 * that end in `at` or `since` (`setBack` relies on it); null means never.
 */
export interface EngineState {
  version: 1;
  settings: EngineSettings;
  /** The latest moment the engine has heard of. */
  clock: number;
  /** Actions of the user, of the last half hour, in the order of their beginning. */
  actions: Action[];
  /** Milliseconds to the first byte of the newest answers, oldest first. */
  firstBytes: number[];
  lastAnswerAt: number | null;
  lastSuccessAt: number | null;
  lastFailureAt: number | null;
  /** The last use of each feature. */
  features: FeatureUse[];
  /** The newest response from ChatGPT's edge. */
  lastEdgeAt: number | null;
  /** The newest request that got no response at all. */
  silenceAt: number | null;
  page: PageState;
  /** Since when the browser has said that it is offline; null while it says otherwise. */
  offlineSince: number | null;
  control: { at: number; answered: boolean } | null;
  /** A control probe is wished for since then. */
  probeAskedAt: number | null;
  /** A poll of the page is wished for from then on. */
  pollWishedAt: number | null;
  /** Until then, failures of transport are the wake-up's. */
  graceEndsAt: number | null;
  localSince: number | null;
  visibleTabs: number[];
  /** When a ChatGPT tab was last seen in use. */
  tabUsedAt: number | null;
  incident: Incident | null;
  verdict: { is: VerdictId; since: number | null };
  /** Since when an outage verdict has been shown without a break. */
  outageShownAt: number | null;
  /** Notices of a start within the last day. */
  startsToldAt: number[];
}

/** The state before the first evidence: blind, so `unknown`. */
export function freshState(now: number, settings: EngineSettings): EngineState {
  return {
    version: 1,
    settings,
    clock: now,
    actions: [],
    firstBytes: [],
    lastAnswerAt: null,
    lastSuccessAt: null,
    lastFailureAt: null,
    features: [],
    lastEdgeAt: null,
    silenceAt: null,
    page: {
      lastPoll: 'never',
      lastPollAt: null,
      failuresInRow: 0,
      readAt: null,
      components: [],
      incidents: [],
    },
    offlineSince: null,
    control: null,
    probeAskedAt: null,
    pollWishedAt: null,
    graceEndsAt: null,
    localSince: null,
    visibleTabs: [],
    tabUsedAt: null,
    incident: null,
    verdict: { is: 'unknown', since: null },
    outageShownAt: null,
    startsToldAt: [],
  };
}
