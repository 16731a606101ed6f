import type { GenerationOutcome } from '../evidence/evidence';

/**
 * How an answer ends. A stream that ends or is aborted is not a failure by itself: the hand-off to the WebSocket, the client's own
 * idle limit followed by a resume, and the user's Stop all look like that (chatgpt.com, bundles and live captures of 2026-09/10).
 *
 * ```
 * sent ──headers──▶ streaming ──complete──────────────────────────▶ done
 *                    │  ▲  │  └─ 65 s without a byte ──▶ (stalled, may still become done)
 *        hand-off ───┘  │  └─ closed without an end ──▶ waiting ──▶ done     server says COMPLETE, the page shows it finished
 *        (the answer    └── resumed ──────────────────────┘    ├──▶ cut      error card, FAILURE, 20 s without a sign of life
 *        comes elsewhere)                                      └──▶ stalled  it was the page that gave up after a minute of silence
 * Stop, or an abort within 2 s of a click on Stop ──▶ stopped-by-user; any other abort ──▶ nothing is known
 * ```
 */
export interface Answer {
  sentAt: number;
  firstByteAt: number | null;
  /** Last sign that the server is still at work: headers, bytes, `IS_STREAMING`, a resume that was accepted. */
  aliveAt: number;
  /** The answer arrives elsewhere: the end of this stream means nothing. */
  handedOff: boolean;
  /** The stream ended without having said that the answer is complete. */
  closed: { at: number; how: 'ended' | 'broken' | 'aborted' | 'gave-up' } | null;
  stopAskedAt: number | null;
  outcome: GenerationOutcome | null;
  /** Nothing that comes later can change the outcome. */
  over: boolean;
}

export type AnswerSignal =
  /** The server took the send. */
  | { kind: 'headers' }
  /** Bytes of the answer, or a heartbeat. */
  | { kind: 'bytes' }
  | { kind: 'complete' }
  | { kind: 'done-mark' }
  | { kind: 'hand-off' }
  /** An error event in the stream. */
  | { kind: 'error-event' }
  | { kind: 'closed'; how: 'ended' | 'broken' | 'aborted' }
  /** Refused or never answered: told as evidence of its own. */
  | { kind: 'refused' }
  | { kind: 'resumed' }
  | { kind: 'server-says'; status: 'IS_STREAMING' | 'COMPLETE' | 'FAILURE' }
  | { kind: 'stop'; by: 'click' | 'request' }
  | { kind: 'page-shows'; what: 'finished' | 'error' }
  /** The page was left, or another conversation opened. */
  | { kind: 'left' }
  | { kind: 'tick' };

/** The client's own limit between bytes is 60 s (bundle of 2026-09); five more to see whether it resumes. */
const STALLED_AFTER_MS = 65_000;
/** An abort after this much silence is the client's own limit, not the user. */
const SILENCE_MS = 55_000;
/** Resuming takes at most 5 s between tries, recovery polling 5 s or more (bundle of 2026-09). */
const GIVEN_UP_AFTER_MS = 20_000;
/** An abort this soon after a click on Stop is the Stop. */
const STOP_TAKES_MS = 2_000;
/** An answer that is handed off or recovered silently is not watched for ever. */
const FORGOTTEN_AFTER_MS = 30 * 60_000;

export function newAnswer(sentAt: number): Answer {
  return {
    sentAt,
    firstByteAt: null,
    aliveAt: sentAt,
    handedOff: false,
    closed: null,
    stopAskedAt: null,
    outcome: null,
    over: false,
  };
}

/** The answer after one more signal at `at` (epoch ms). Pure; an answer that is over stays as it is. */
export function advance(answer: Answer, signal: AnswerSignal, at: number): Answer {
  if (answer.over) return answer;
  const ends = (outcome: GenerationOutcome | null): Answer => ({ ...answer, outcome, over: true });
  const stopped = answer.stopAskedAt !== null && at - answer.stopAskedAt <= STOP_TAKES_MS;
  switch (signal.kind) {
    case 'headers':
      return { ...answer, aliveAt: at };
    case 'bytes':
      return { ...answer, firstByteAt: answer.firstByteAt ?? at, aliveAt: at };
    case 'complete':
      return ends(stopped ? 'stopped-by-user' : 'done');
    case 'done-mark':
      return answer.handedOff ? { ...answer, aliveAt: at } : ends(stopped ? 'stopped-by-user' : 'done');
    case 'hand-off':
      return { ...answer, handedOff: true, aliveAt: at };
    case 'error-event':
      return ends('cut');
    case 'refused':
    case 'left':
      return ends(answer.outcome);
    case 'resumed':
      return { ...answer, closed: null, aliveAt: at };
    case 'server-says':
      if (signal.status === 'COMPLETE') return ends('done');
      return signal.status === 'FAILURE' ? ends(lostAs(answer)) : { ...answer, aliveAt: at };
    case 'stop':
      return signal.by === 'request' ? ends('stopped-by-user') : { ...answer, stopAskedAt: at };
    case 'page-shows':
      // A stopped answer looks finished, too.
      if (signal.what === 'finished') return ends(answer.closed?.how === 'aborted' ? answer.outcome : 'done');
      return answer.closed || answer.handedOff ? failed(answer, at, true) : answer;
    case 'closed':
      return stopped ? ends('stopped-by-user') : close(answer, signal.how, at);
    case 'tick':
      return failed(answer, at, false);
  }
}

function close(answer: Answer, how: 'ended' | 'broken' | 'aborted', at: number): Answer {
  if (answer.handedOff && how === 'ended') return answer;
  const gaveUp = how === 'aborted' && at - answer.aliveAt >= SILENCE_MS;
  return { ...answer, closed: { at, how: gaveUp ? 'gave-up' : how } };
}

/** How an answer was lost: when the page had given up waiting, it was silence, whoever says so afterwards. */
function lostAs({ outcome, closed }: Answer): GenerationOutcome {
  return outcome ?? (closed?.how === 'gave-up' ? 'stalled' : 'cut');
}

/** Whether the answer counts as failed by now. `shown`: the page itself says so. */
function failed(answer: Answer, at: number, shown: boolean): Answer {
  const { closed, handedOff, outcome } = answer;
  if (at - answer.aliveAt >= FORGOTTEN_AFTER_MS) return { ...answer, over: true };
  if (closed || (handedOff && shown)) {
    const since = Math.max(closed?.at ?? 0, answer.aliveAt);
    if (!shown && at - since < GIVEN_UP_AFTER_MS) return answer;
    // Left, replaced, or cancelled by something unknown: the server may well finish the answer.
    if (!shown && closed?.how === 'aborted') return { ...answer, over: true };
    // A later COMPLETE, or the finished answer on the page, still turns this into `done`.
    return { ...answer, outcome: lostAs(answer) };
  }
  const silent = !handedOff && at - answer.aliveAt >= STALLED_AFTER_MS;
  return silent ? { ...answer, outcome: outcome ?? 'stalled' } : answer;
}
