import { blockPage, challengePage, edgeErrorPage } from './edge-pages';
import { detail, notFoundJson, tokenExpired, tooManyRequests } from './errors';
import { html, json, type Reply } from './reply';
import type { Request } from './request';
import { ROUTE_NAMES, type RouteName } from './routes/route';
import type { Locale, TextKey } from './texts';

/** How a fault may be narrowed or varied when it is switched on. */
export interface FaultOptions {
  /** How many requests it hits before it goes away by itself; endless when absent. */
  times?: number;
  /** Which requests it hits instead of its usual ones. */
  routes?: RouteName[];
  /** Other words than usual: any text, or a row of `TEXTS`. */
  text?: string;
  textKey?: TextKey;
  /** Language of the words; the page's own when absent. */
  locale?: Locale;
  /** Another HTTP status than usual. */
  status?: number;
  /** For cuts and stalls: how many pieces of the answer come through first. */
  afterPieces?: number;
  retryAfterSeconds?: number;
}

/** A fault at the moment it strikes, with everything decided. */
export interface Strike {
  text: string;
  status: number | null;
  options: FaultOptions;
}

/** What happens to the stream of an answer. */
type StreamFault = 'cut' | 'cut-resumable' | 'pending' | 'silent' | 'stall' | 'error-event';

/** A fault that strikes inside a stream. */
export interface StreamStrike extends Strike {
  kind: StreamFault;
}

/** What the page shows of its own accord while the fault is on. */
export type Chrome =
  | 'toast'
  | 'dialog'
  | 'boundary'
  | 'route-error'
  | 'capacity'
  | 'rate-limit-modal'
  | 'session-modal'
  | 'history-error'
  | 'composer-error'
  | 'widget-error'
  | 'tool-error'
  | 'safety-review'
  | 'reconnecting-banner'
  | 'live-region'
  | 'noise-toast'
  | 'announcement-dialog'
  | 'other-extension';

/** How the page shows the failure that a reply causes, when not in its usual way. */
export type Manner = 'alert-above-thread' | 'toast-and-home';

export interface Fault {
  group: 'answer' | 'page' | 'edge' | 'account' | 'data' | 'noise';
  /** What a person would say happens. */
  sentence: string;
  /** The words it shows unless told otherwise, and a heading where there are two lines. */
  text?: TextKey;
  title?: TextKey;
  /** The requests it hits. */
  routes?: readonly RouteName[];
  reply?(strike: Strike, request: Request, route: RouteName): Reply;
  stream?: StreamFault;
  chrome?: Chrome;
  manner?: Manner;
  /** False: the answer does not come from ChatGPT's edge but from something in front of it. */
  edge?: false;
}

const EVERYTHING = ROUTE_NAMES;
const API = ROUTE_NAMES.filter((name) => name !== 'document' && name !== 'asset');
const BACKEND = API.filter((name) => name !== 'session' && name !== 'telemetry');
const READS: RouteName[] = ['history', 'conversation', 'projects'];

const serverError = ({ text, status }: Strike) => detail(status ?? 500, { message: text });
const edgeError =
  (usual: number) =>
  ({ status }: Strike) =>
    edgeErrorPage(status ?? usual);

const edgeRow = (status: number): Fault => ({
  group: 'edge',
  sentence: `The edge answers ${status} with its own HTML page, for documents and API alike.`,
  routes: EVERYTHING,
  reply: edgeError(status),
});

/** Every way in which the simulated chatgpt.com can fail, or look as if. One row each; all can be combined. */
export const FAULTS = {
  'error-card': {
    group: 'answer',
    sentence: 'A send answers 500 with a JSON error; the page shows its red card.',
    text: 'generation-failed',
    routes: ['generation'],
    reply: serverError,
  },
  hmm: {
    group: 'answer',
    sentence: 'A send answers 500 with "Hmm...something seems to have gone wrong." as its detail.',
    text: 'hmm',
    routes: ['generation'],
    reply: ({ text, status }) => detail(status ?? 500, text),
  },
  'generation-html': {
    group: 'answer',
    sentence: 'A send answers with an HTML page of the edge (504 unless told otherwise).',
    routes: ['generation'],
    reply: edgeError(504),
  },
  'stream-error': {
    group: 'answer',
    sentence: 'The answer begins, then the stream carries an error event.',
    text: 'error-in-stream',
    routes: ['generation'],
    stream: 'error-event',
  },
  'stream-cut': {
    group: 'answer',
    sentence: 'The connection dies in the middle of the answer and resuming finds nothing.',
    routes: ['generation'],
    stream: 'cut',
  },
  'stream-cut-resumable': {
    group: 'answer',
    sentence: 'The connection dies in the middle of the answer; resuming brings the rest.',
    routes: ['generation'],
    stream: 'cut-resumable',
  },
  'recovery-pending': {
    group: 'answer',
    sentence:
      'The connection dies, the server keeps on writing: "Connection interrupted" stays until this is recovered.',
    routes: ['generation', 'resume', 'stream-status'],
    reply: (_, __, route) =>
      route === 'resume'
        ? detail(404, { message: 'Stream not found', code: 'conduit_miss' })
        : json(200, { status: 'IS_STREAMING' }),
    stream: 'pending',
  },
  'recovery-timed-out': {
    group: 'answer',
    sentence: 'The connection dies, and recovery polling is refused with 429 until the page gives up.',
    routes: ['generation', 'resume', 'stream-status'],
    reply: (_, __, route) =>
      route === 'resume'
        ? detail(404, { message: 'Stream not found', code: 'conduit_miss' })
        : tooManyRequests(null),
    stream: 'pending',
  },
  'stream-stall': {
    group: 'answer',
    sentence: 'The answer begins, then nothing more comes and the connection stays open.',
    routes: ['generation'],
    stream: 'stall',
  },
  'stream-silent': {
    group: 'answer',
    sentence: 'The send answers 200 and then not a single byte follows.',
    routes: ['generation'],
    stream: 'silent',
  },
  'send-hangs': {
    group: 'answer',
    sentence: 'The send is never answered, not even with headers.',
    routes: ['generation'],
    reply: () => 'hang',
  },
  'send-reset': {
    group: 'answer',
    sentence: 'The send is reset before any header.',
    routes: ['generation'],
    reply: () => 'reset',
  },
  'alert-above-thread': {
    group: 'answer',
    sentence: 'The send fails before an answer exists; the text stands in an alert above the conversation.',
    text: 'delivery-timed-out',
    routes: ['generation'],
    reply: serverError,
    manner: 'alert-above-thread',
  },
  policy: {
    group: 'answer',
    sentence: 'The prompt is refused by moderation; an orange card says so.',
    text: 'policy',
    routes: ['generation'],
    reply: ({ text }) => detail(400, { message: text, code: 'content_policy' }),
  },
  'too-long': {
    group: 'answer',
    sentence: 'The conversation has reached its maximum length; the card offers a new chat.',
    text: 'too-long',
    routes: ['generation'],
    reply: ({ text }) => detail(413, { message: text, code: 'conversation_too_large' }),
  },
  'safety-review': {
    group: 'answer',
    sentence: 'A safety review runs: a status line says that the systems think a bit more. Not an error.',
    text: 'safety-review',
    chrome: 'safety-review',
  },

  toast: {
    group: 'page',
    sentence: 'A red toast with an error text.',
    text: 'something-wrong',
    chrome: 'toast',
  },
  dialog: {
    group: 'page',
    sentence: 'A dialog: "Something went wrong", with "Reset thread".',
    title: 'dialog-title',
    text: 'dialog',
    chrome: 'dialog',
  },
  'route-error': {
    group: 'page',
    sentence: 'The Route Error page: "Oops, an error occurred! Route Error (500 Internal Server Error)".',
    title: 'oops',
    text: 'route-error',
    chrome: 'route-error',
  },
  'error-boundary': {
    group: 'page',
    sentence: '"Oops, an error occurred!" with "Try again", in place of the conversation.',
    title: 'oops',
    chrome: 'boundary',
  },
  capacity: {
    group: 'page',
    sentence: '"ChatGPT is at capacity right now", as a full page (2023 and 2024).',
    text: 'capacity',
    chrome: 'capacity',
  },
  'composer-error': {
    group: 'page',
    sentence: '"There was an error generating a response" in place of the composer.',
    text: 'error-generating',
    chrome: 'composer-error',
  },
  'reconnecting-banner': {
    group: 'page',
    sentence: '"Network connection lost. Attempting to reconnect…" as a banner.',
    text: 'connection-lost',
    chrome: 'reconnecting-banner',
  },
  'generation-500': {
    group: 'page',
    sentence: 'Only sending fails: an empty 500.',
    routes: ['generation'],
    reply: ({ status }) => json(status ?? 500, {}),
  },
  'conversation-500': {
    group: 'page',
    sentence: 'Only reading conversations fails: 500, and "Could not load this ChatGPT conversation".',
    text: 'unknown-server-error',
    routes: ['conversation'],
    reply: serverError,
  },
  'conversation-toast': {
    group: 'page',
    sentence: 'Reading a conversation fails; a toast says so and the page goes home.',
    text: 'unable-to-load',
    routes: ['conversation'],
    reply: ({ status }) => detail(status ?? 500, { message: 'Internal Server Error' }),
    manner: 'toast-and-home',
  },
  'conversation-not-found': {
    group: 'page',
    sentence: 'Every conversation answers 404 conversation_not_found.',
    text: 'conversation-not-found',
    routes: ['conversation'],
    reply: ({ text }) => detail(404, { message: text, code: 'conversation_not_found' }),
  },
  'history-500': {
    group: 'page',
    sentence: 'Only the history list fails: 500, and "Unable to load history" in the sidebar.',
    text: 'unknown-server-error',
    routes: ['history', 'projects'],
    reply: serverError,
  },
  'session-500': {
    group: 'page',
    sentence: 'Only the session and the account fail: 500.',
    text: 'unknown-server-error',
    routes: ['session', 'account'],
    reply: serverError,
  },

  'edge-502': edgeRow(502),
  'edge-504': edgeRow(504),
  'edge-520': edgeRow(520),
  'edge-521': edgeRow(521),
  'edge-522': edgeRow(522),
  'edge-523': edgeRow(523),
  'edge-524': edgeRow(524),
  'edge-525': edgeRow(525),
  'edge-526': edgeRow(526),
  'edge-527': edgeRow(527),
  'everything-503': {
    group: 'edge',
    sentence: 'Everything answers 503: an HTML page for documents, JSON for the API.',
    text: 'unknown-server-error',
    routes: EVERYTHING,
    reply: (strike, _, route) =>
      route === 'document' || route === 'asset'
        ? edgeErrorPage(strike.status ?? 503)
        : serverError({ ...strike, status: strike.status ?? 503 }),
  },
  'api-503': {
    group: 'edge',
    sentence: 'The page still loads, but every call of its API answers 503.',
    text: 'unknown-server-error',
    routes: BACKEND,
    reply: (strike) => serverError({ ...strike, status: strike.status ?? 503 }),
  },
  blocked: {
    group: 'edge',
    sentence: 'The edge blocks: 403 "Unable to load site", for documents and API alike.',
    routes: EVERYTHING,
    reply: blockPage,
  },
  challenge: {
    group: 'edge',
    sentence: 'A bot check stands in between: 403 with `cf-mitigated: challenge`, "Just a moment...".',
    routes: EVERYTHING,
    reply: challengePage,
  },
  'challenge-api': {
    group: 'edge',
    sentence: 'The page is open, but its calls meet a bot check.',
    routes: BACKEND,
    reply: challengePage,
  },
  'bare-403': {
    group: 'edge',
    sentence: 'Every call answers an empty 403, as in the outage of 4 February 2026.',
    routes: BACKEND,
    reply: () => html(403, ''),
  },
  'bare-404': {
    group: 'edge',
    sentence: 'Every call answers 404, as in September 2026.',
    routes: BACKEND,
    reply: notFoundJson,
  },
  'foreign-proxy': {
    group: 'edge',
    sentence: 'Something in front of ChatGPT (a proxy, a VPN) answers 502, without any mark of its edge.',
    routes: EVERYTHING,
    reply: ({ status }) => html(status ?? 502, '<html><body><h1>Proxy Error</h1></body></html>'),
    edge: false,
  },
  'asset-404': {
    group: 'edge',
    sentence: 'A script of the page is gone, as after a new version was put online.',
    routes: ['asset'],
    reply: () => html(404, 'Not found'),
  },
  unreachable: {
    group: 'edge',
    sentence: 'chatgpt.com cannot be reached: every connection dies.',
    routes: EVERYTHING,
    reply: () => 'disconnect',
  },

  'rate-limit-modal': {
    group: 'account',
    sentence: 'History and conversations answer 429; a modal says "Too many requests".',
    title: 'rate-limit-title',
    text: 'rate-limit',
    routes: READS,
    reply: ({ options }) => tooManyRequests(options.retryAfterSeconds ?? null),
    chrome: 'rate-limit-modal',
  },
  'too-many-requests': {
    group: 'account',
    sentence: 'A send answers 429 "Too many requests in 1 hour. Try again later."',
    text: 'too-many-in-an-hour',
    routes: ['generation'],
    reply: ({ text }) => detail(429, text),
  },
  'model-cap': {
    group: 'account',
    sentence: 'A send answers 429 model_cap_exceeded; the card offers the default model.',
    text: 'model-cap',
    routes: ['generation'],
    reply: ({ text }) => detail(429, { message: text, code: 'model_cap_exceeded', clears_in: 9665 }),
  },
  'session-expired': {
    group: 'account',
    sentence: 'The session is over: 401 token_expired everywhere and the modal "Your session has expired".',
    title: 'session-expired-title',
    text: 'session-expired',
    routes: ['session', ...BACKEND],
    reply: (_, __, route) => (route === 'session' ? json(200, {}) : tokenExpired()),
    chrome: 'session-modal',
  },
  'unusual-activity': {
    group: 'account',
    sentence: 'A send answers 403 "Unusual activity has been detected from your device."',
    text: 'unusual-activity',
    routes: ['generation', 'sentinel'],
    reply: ({ text }) => detail(403, text),
  },

  'empty-history': {
    group: 'data',
    sentence: 'The history list answers 200 with no conversations.',
    routes: ['history'],
    reply: () => json(200, { items: [], total: 0, limit: 28, offset: 0, has_missing_conversations: false }),
  },
  'history-without-items': {
    group: 'data',
    sentence: 'The history list answers 200 without `items`.',
    routes: ['history'],
    reply: () => json(200, {}),
  },
  'history-html': {
    group: 'data',
    sentence: 'The history list answers 200 with HTML.',
    routes: ['history'],
    reply: () => html(200, '<!DOCTYPE html><html><body>ChatGPT</body></html>'),
  },
  'no-messages': {
    group: 'data',
    sentence: 'Conversations answer 200 without messages; the page says that it found none.',
    text: 'no-renderable-messages',
    routes: ['conversation'],
    reply: () => json(200, { title: null, mapping: {}, messages: [], current_node: null }),
  },

  'live-region': {
    group: 'noise',
    sentence: 'Hidden live regions announce things to screen readers, one of them in the words of an error.',
    text: 'something-wrong-short',
    chrome: 'live-region',
  },
  'noise-toast': {
    group: 'noise',
    sentence: 'An ordinary toast: "Copied to clipboard".',
    text: 'copied',
    chrome: 'noise-toast',
  },
  announcement: {
    group: 'noise',
    sentence: 'A dialog announces a new feature.',
    text: 'meet-projects',
    chrome: 'announcement-dialog',
  },
  'widget-error': {
    group: 'noise',
    sentence: 'One widget cannot be shown. A fault of the page, not of the service.',
    text: 'widget-failed',
    chrome: 'widget-error',
  },
  'tool-error': {
    group: 'noise',
    sentence: 'A tool row says "Error analyzing".',
    text: 'error-analyzing',
    chrome: 'tool-error',
  },
  'other-extension': {
    group: 'noise',
    sentence: 'Another extension shows its own panel, with an error text in it.',
    text: 'something-wrong',
    chrome: 'other-extension',
  },
  'telemetry-down': {
    group: 'noise',
    sentence: 'Telemetry fails, as with every ad blocker.',
    routes: ['telemetry'],
    reply: ({ status }) => html(status ?? 500, ''),
  },
} as const satisfies Record<string, Fault>;

export type FaultId = keyof typeof FAULTS;
export const FAULT_IDS = Object.keys(FAULTS) as FaultId[];

/** A row by its id, as the general type. */
export function faultRow(id: FaultId): Fault {
  return FAULTS[id];
}
