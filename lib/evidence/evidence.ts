/**
 * Evidence: one observation, in the vocabulary of `lifeboat-replay/1`, so that what the recorder writes is what the
 * engine reads. Privacy is in the type: a route class, a status, times and an error code, and no field for an address,
 * a title or a message. The one free text, `page-error.text`, is the site's own wording.
 */

/** What a request was for. `other` is telemetry, advertising, avatars: it never counts. */
export const ROUTES = [
  'generation',
  'conversation',
  'history',
  'session',
  'document',
  'asset',
  'other',
] as const;
export type Route = (typeof ROUTES)[number];

/** What people do with ChatGPT beside writing to it, as far as a request, an answer or the page's words tell how it went. */
export const FEATURES = ['uploads', 'images', 'voice'] as const;
export type Feature = (typeof FEATURES)[number];

/** How an answer's stream ended. */
export const GENERATION_OUTCOMES = ['done', 'cut', 'stalled', 'stopped-by-user'] as const;
export type GenerationOutcome = (typeof GENERATION_OUTCOMES)[number];

/** Where the page showed an error. */
export const ERROR_PLACES = ['turn', 'toast', 'dialog', 'full-page'] as const;
export type ErrorPlace = (typeof ERROR_PLACES)[number];

interface Observation {
  /** When it was seen, epoch ms. */
  at: number;
}

interface TabObservation extends Observation {
  /** The browser's tab id (any number that tells tabs apart). */
  tab: number;
  /** Observations that belong to one action of the user share it. */
  action?: string;
  /** What it was about beside writing, where that can be told. It colours a capability and decides no verdict. */
  feature?: Feature;
}

/** An HTTP response came back. */
export interface ResponseEvidence extends TabObservation {
  kind: 'response';
  route: Route;
  status: number;
  /** The response carried `cf-ray` or `server: cloudflare`: it came from ChatGPT's edge, not from a proxy in between. */
  edge: boolean;
  /** `cf-mitigated: challenge`. */
  challenge: boolean;
  /** The error code in the body, when it is known. */
  code: string | null;
  /** When the limit that it names ends, epoch ms; only where the body says so. */
  endsAt?: number;
}

/** No response headers arrived. `aborted`: the page or the user cancelled. */
export interface RequestFailedEvidence extends TabObservation {
  kind: 'request-failed';
  route: Route;
  reason: 'no-response' | 'aborted';
}

/** How an answer's stream ended. */
export interface GenerationEvidence extends TabObservation {
  kind: 'generation';
  outcome: GenerationOutcome;
  firstByteMs?: number;
}

/** An error the page shows in its own chrome; never an answer that quotes one. */
export interface PageErrorEvidence extends TabObservation {
  kind: 'page-error';
  text: string;
  where: ErrorPlace;
  /** When the limit that it names ends, epoch ms; only where the text says so. */
  endsAt?: number;
}

/** A component of the status page, in the page's own words. */
export interface ReportedComponent {
  id: string;
  name: string;
  /** Name of the group it is listed in; null when the answer had no groups. */
  group: string | null;
  status: string;
}

/** An incident of the status page that is still open. */
export interface ReportedIncident {
  id: string;
  name: string;
  status: string;
  /** Ids of the components it touches; empty when the answer does not say. */
  components: string[];
}

/** One poll of the status page came back. */
export type StatusEvidence = Observation & { kind: 'status' } & (
    | { result: 'ok'; components: ReportedComponent[]; incidents: ReportedIncident[] }
    | { result: 'unreadable' | 'unreachable' }
  );

/** What `navigator.onLine` says from now on. */
export interface NetworkEvidence extends Observation {
  kind: 'network';
  online: boolean;
}

/** A control probe came back: did another host than ChatGPT's answer? */
export interface ControlEvidence extends Observation {
  kind: 'control';
  answered: boolean;
}

/** ChatGPT's edge answered a request of our own, made while nothing was heard of it. It proves the way there, and nothing else. */
export interface EdgeEvidence extends Observation {
  kind: 'edge';
}

/** The machine woke from sleep. */
export interface WakeEvidence extends Observation {
  kind: 'wake';
}

/** A ChatGPT tab became visible or hidden (a closed tab is hidden). */
export interface TabEvidence extends Observation {
  kind: 'tab';
  tab: number;
  visible: boolean;
}

export type Evidence =
  | ResponseEvidence
  | RequestFailedEvidence
  | GenerationEvidence
  | PageErrorEvidence
  | StatusEvidence
  | NetworkEvidence
  | ControlEvidence
  | EdgeEvidence
  | WakeEvidence
  | TabEvidence;

/** What a content script may report about the page it watches; the background adds the tab from the sender. */
export type PageEvidence = ResponseEvidence | RequestFailedEvidence | GenerationEvidence | PageErrorEvidence;
