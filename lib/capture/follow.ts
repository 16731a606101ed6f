import { readErrorBody } from '../chatgpt/error-body';
import { CHATGPT_ORIGIN } from '../chatgpt/origins';
import { codeMeaning } from '../evidence/error-code';
import type { Route } from '../evidence/evidence';
import { endAfter } from '../evidence/limit-end';
import { routeOf } from '../evidence/route';
import { createAttempts, type HowFailed, isProof } from './attempts';
import type { Follower, FollowerOptions } from './follower';
import { type Answer, type AnswerSignal, advance, newAnswer } from './stream';
import { createDetails, streamStatus } from './stream-details';
import type { TapMessage } from './tap-message';

interface Request {
  path: string;
  route: Route;
  action: string | undefined;
  isSend: boolean;
  isResume: boolean;
  /** Number of the answer it belongs to; null when it belongs to none. */
  answer: number | null;
}

/** What the page loads within this time of being opened is one action of the user. */
const VISIT_MS = 10_000;
/** An error that the page shows this soon after a send ended belongs to it (chatgpt-web §12). */
const AFTERMATH_MS = 10_000;
/** The page tries to recover a broken answer for minutes before it says that it failed (30 rounds of 5 s, bundle of 2026-09). */
const RECOVERY_MS = 5 * 60_000;
/** A repeated send this soon after a refusal is the page's own (a renewed token); a person takes longer. */
const RESEND_MS = 2_000;
/** Without the tap, the end of a stream and the finished answer on the page come in any order, this close together. */
const TOGETHER_MS = 5_000;
const MOST_REQUESTS = 200;

const REFUSED: AnswerSignal = { kind: 'refused' };
/** What an event of the stream says about the answer (bundle and live, 2026-10). */
const SIGNALS = new Map<string, AnswerSignal>([
  ['[DONE]', { kind: 'done-mark' }],
  ['message_stream_complete', { kind: 'complete' }],
  ['stream_handoff', { kind: 'hand-off' }],
  ['error', { kind: 'error-event' }],
]);

/** Follows the requests and the answers of one tab. What it tells carries routes, statuses, codes and times, and nothing else. */
export function createFollower({ now, name, onEvidence, ...on }: FollowerOptions): Follower {
  const requests = new Map<number, Request>();
  let answer: Answer | null = null;
  let answers = 0;
  let finishedAt = Number.NEGATIVE_INFINITY;
  let send: { action: string; message: string | null; variant: boolean; endedAt: number | null } | null =
    null;
  let sends = 0;
  const attempts = createAttempts(now, nextSend);
  let visits = 0;
  let visitedAt = Number.NEGATIVE_INFINITY;
  let acknowledged = false;
  const details = createDetails(now);

  function signal(given: AnswerSignal): void {
    if (!answer) return;
    const before = answer;
    const at = now();
    answer = advance(before, given, at);
    if (send && (answer.over || answer.outcome) && send.endedAt === null) send.endedAt = at;
    if (answer.outcome === before.outcome || answer.outcome === null) return;
    const { firstByteAt, sentAt, outcome } = answer;
    if (outcome === 'done') acknowledge();
    onEvidence({
      kind: 'generation',
      at,
      tab: 0,
      outcome,
      ...(firstByteAt === null || answer.handedOff ? {} : { firstByteMs: firstByteAt - sentAt }),
      ...(details.isOfImages() ? { feature: 'images' } : {}),
      ...(send ? { action: send.action } : {}),
    });
  }

  function acknowledge(): void {
    if (!acknowledged) on.onAcknowledged(send?.message ?? null);
    acknowledged = true;
  }

  /** Begins an answer. A send that repeats itself stays the same action; the user's own retry is another one. */
  function begin(message: string | null, variant: boolean): string {
    const at = now();
    // The page went on: what came of it is what counts.
    attempts.over();
    const recently = send?.endedAt === null || at - (send?.endedAt ?? 0) <= RESEND_MS;
    const isRepeated =
      send !== null &&
      message !== null &&
      send.message === message &&
      send.variant === variant &&
      (!variant || recently);
    if (!send || !isRepeated) {
      send = { action: nextSend(), message, variant, endedAt: null };
      acknowledged = false;
    }
    if (message !== null) on.onCarried(message, variant);
    send.endedAt = null;
    details.next();
    answer = newAnswer(at);
    answers++;
    return send.action;
  }

  /** The page gave up before it sent: the send failed as what it needed did. */
  function giveUp(): void {
    const ended = attempts.over();
    if (!ended) return;
    answer = null;
    send = { action: ended.action, message: null, variant: false, endedAt: now() };
    acknowledged = false;
    onEvidence({ ...ended.how, at: ended.at, tab: 0, route: 'generation', action: ended.action });
  }

  function nextSend(): string {
    return `${name}-send-${++sends}`;
  }

  function isBusy(): boolean {
    return answer !== null && !answer.over && answer.outcome === null;
  }

  function visitAt(at: number): string | undefined {
    return at >= visitedAt && at - visitedAt <= VISIT_MS ? `${name}-visit-${visits}` : undefined;
  }

  function currentSend(): string | undefined {
    const attempt = attempts.current();
    if (attempt) return attempt.action;
    if (!send) return undefined;
    const broke = answer?.outcome === 'cut' || answer?.outcome === 'stalled';
    const lasts = broke ? RECOVERY_MS : AFTERMATH_MS;
    return send.endedAt === null || now() - send.endedAt <= lasts ? send.action : undefined;
  }

  /** The send that an error in a turn is about; an answer that arrived whole is not taken back by one. */
  function failedSend(): string | undefined {
    return attempts.current()?.action ?? (answer?.outcome === 'done' ? undefined : currentSend());
  }

  function tell({ route, action }: Request, seen: HowFailed): void {
    if (route !== 'other') onEvidence({ ...seen, at: now(), tab: 0, route, ...(action ? { action } : {}) });
  }

  function takeRequest({
    id,
    path,
    method,
    message,
    action,
  }: Extract<TapMessage, { kind: 'request' }>): void {
    const route = routeOf(CHATGPT_ORIGIN + path);
    const isResume = path.endsWith('/resume');
    const isSend = route === 'generation' && method === 'POST' && !isResume;
    if (isSend) begin(message, action === 'variant');
    const ofAnswer = isSend || isResume || /\/(?:stream_status|stop_conversation)$/.test(path);
    const given = ofAnswer ? send?.action : visitAt(now());
    requests.set(id, { path, route, action: given, isSend, isResume, answer: ofAnswer ? answers : null });
    const [oldest] = requests.keys();
    if (oldest !== undefined && requests.size > MOST_REQUESTS) requests.delete(oldest);
  }

  function failedBeforeSend({ path }: Request, how: HowFailed): void {
    if (isProof(path) && !isBusy()) attempts.proofFailed(how);
  }

  /** A signal about the answer a request belongs to; an earlier one says nothing about this one. */
  function signalOf(request: Request, given: AnswerSignal): void {
    if (request.answer === answers) signal(given);
  }

  function takeAnswered(request: Request, told: Extract<TapMessage, { kind: 'response' }>): void {
    const { status, edge, challenge, body } = told;
    const { code, clearsIn } = readErrorBody(status >= 400 ? body : null);
    const isLimit = status === 429 || codeMeaning(code) === 'limit';
    const endsAt = endAfter(clearsIn, now()) ?? (isLimit ? details.limitEnd() : null);
    const ending = endsAt === null ? {} : { endsAt };
    const seen = { kind: 'response', status, edge, challenge, code, ...ending } as const;
    tell(request, seen);
    if (status >= 400) failedBeforeSend(request, seen);
    if (request.isSend) signalOf(request, { kind: status < 400 ? 'headers' : 'refused' });
    if (status >= 300) return;
    if (request.isResume) signalOf(request, { kind: 'resumed' });
    if (request.path.endsWith('/stop_conversation')) signalOf(request, { kind: 'stop', by: 'request' });
    const stands = request.path.endsWith('/stream_status') && streamStatus(body);
    if (stands) signalOf(request, { kind: 'server-says', status: stands });
  }

  function takeEvent(request: Request, event: string, code: string | null): void {
    if (event === 'input_message' && request.answer === answers) acknowledge();
    // A limit or a login is no broken answer; what the page shows says which.
    const isOfUser = event === 'error' && codeMeaning(code) !== null;
    const given = isOfUser ? REFUSED : SIGNALS.get(event);
    if (given) signalOf(request, given);
  }

  function takeFailed(request: Request, aborted: boolean): void {
    const seen = { kind: 'request-failed', reason: 'no-response' } as const;
    if (!aborted) tell(request, seen);
    if (!aborted) failedBeforeSend(request, seen);
    if (request.isSend) signalOf(request, aborted ? { kind: 'closed', how: 'aborted' } : REFUSED);
  }

  return {
    take(message) {
      if (message.kind === 'request') takeRequest(message);
      const request = requests.get(message.id);
      if (!request) return;
      if (message.kind === 'response') takeAnswered(request, message);
      if (message.kind === 'no-response') takeFailed(request, message.aborted);
      if (!request.isSend && !request.isResume) return;
      if (message.kind === 'stream' && request.answer === answers) details.take(message.events);
      if (message.kind === 'bytes') signalOf(request, { kind: 'bytes' });
      if (message.kind === 'event') takeEvent(request, message.name, message.code);
      if (message.kind === 'closed' && message.how !== 'unread')
        signalOf(request, { kind: 'closed', how: message.how });
    },
    takeResponse({ route, feature, status, at }) {
      // Without the tap only the end of a stream is seen. What the answer came to, the page shows.
      const isFresh = now() - at <= TOGETHER_MS;
      const isSend = route === 'generation';
      const action = isSend ? (isFresh ? begin(null, false) : undefined) : visitAt(at);
      const seen = { kind: 'response', status, edge: true, challenge: false, code: null } as const;
      const about = feature ? { feature } : {};
      onEvidence({ ...seen, at, tab: 0, route, ...about, ...(action ? { action } : {}) });
      if (!isSend || !isFresh) return;
      signal(status < 400 ? { kind: 'hand-off' } : { kind: 'refused' });
      if (now() - finishedAt <= TOGETHER_MS) signal({ kind: 'page-shows', what: 'finished' });
    },
    stopClicked: () => signal({ kind: 'stop', by: 'click' }),
    pageShows(what) {
      if (what === 'finished') finishedAt = now();
      else giveUp();
      signal({ kind: 'page-shows', what });
    },
    left: () => signal({ kind: 'left' }),
    visited() {
      visits++;
      visitedAt = now();
    },
    tick: () => signal({ kind: 'tick' }),
    currentSend,
    actionOf: (where) => (where === 'turn' ? failedSend() : (visitAt(now()) ?? currentSend())),
    isBusy,
    limitEnd: details.limitEnd,
  };
}
