import { isStop } from '../chatgpt/composer';
import { readDocument } from '../chatgpt/observe-document';
import { observePage, type PageError } from '../chatgpt/observe-page';
import { observeRequests } from '../chatgpt/observe-requests';
import { afterPaint, hasBox } from '../chatgpt/painted';
import type { RequestLedger } from '../chatgpt/request-ledger';
import type { PageEvidence } from '../evidence/evidence';
import { endInWords } from '../evidence/limit-end';
import { matchSignature } from '../evidence/match-signature';
import { listenToTap } from './bridge';
import { createFollower } from './follow';
import type { Follower } from './follower';
import { afterEvidence, NO_TROUBLE, type OwnTrouble } from './own-trouble';
import { createReporter, type ReporterOptions } from './reporter';
import type { TapMessage } from './tap-message';

export interface TabWatchOptions {
  window: Window & typeof globalThis;
  signal: AbortSignal;
  /** Epoch ms, and ms on the page's own clock, of the same moment. */
  now: () => number;
  elapsed: () => number;
  /** Sets this load of this tab apart from others, in the names of actions. */
  name: string;
  /** Name of the event that the tap talks through; nobody else may know it. */
  channel: string;
  ledger: RequestLedger;
  report: ReporterOptions['send'];
  onTrouble(trouble: OwnTrouble): void;
  onCarried(message: string, variant: boolean): void;
  onAcknowledged(message: string | null): void;
  /** The answer is there, or the user wanted no more of it. */
  onAnswered(): void;
  /** The answer broke off. */
  onBroke(): void;
  /** Everything the tap tells, for whoever keeps conversations. */
  onTapMessage(message: TapMessage): void;
}

/** How often an answer that is on its way is asked whether it still comes. */
const TICK_MS = 5_000;

/** Sees what happens in one tab by all its senses, tells the background, and knows at once what concerns the user here. */
export function watchTab({ window, signal, now, elapsed, name, ledger, ...on }: TabWatchOptions): Follower {
  const { document, performance, PerformanceObserver } = window;
  const reporter = createReporter({ send: on.report, now, signal });
  let trouble = NO_TROUBLE;

  const take = (evidence: PageEvidence) => {
    reporter.report(evidence);
    const before = trouble;
    trouble = afterEvidence(before, evidence);
    if (trouble !== before) on.onTrouble(trouble);
    if (evidence.kind !== 'generation') return;
    if (evidence.outcome === 'cut' || evidence.outcome === 'stalled') on.onBroke();
    else on.onAnswered();
  };
  const follower = createFollower({
    now,
    name,
    onEvidence: take,
    onCarried: on.onCarried,
    onAcknowledged: on.onAcknowledged,
  });
  const shown = ({ text, where }: PageError) => {
    if (where === 'turn') follower.pageShows('error');
    const action = follower.actionOf(where);
    const isLimit = matchSignature(text, where)?.means === 'limit';
    const language = document.documentElement.lang;
    const endsAt = isLimit ? (endInWords(text, now(), language) ?? follower.limitEnd()) : null;
    const ending = endsAt === null ? {} : { endsAt };
    take({ kind: 'page-error', at: now(), tab: 0, text, where, ...ending, ...(action ? { action } : {}) });
  };

  follower.visited();
  listenToTap({
    document,
    channel: on.channel,
    signal,
    onMessage(message) {
      if (message.kind === 'request') ledger.note(message.path, message.startedAt);
      follower.take(message);
      on.onTapMessage(message);
    },
  });
  observeRequests({ PerformanceObserver, ledger, now, elapsed, signal, onResponse: follower.takeResponse });
  observePage({
    document,
    signal,
    hasBox,
    afterPaint: (act) => afterPaint(window, act),
    currentAction: follower.currentSend,
    onError: shown,
    onFinished: () => follower.pageShows('finished'),
  });
  whenParsed(document, signal, () => {
    const { status, edge, challenge, error } = readDocument(document, performance);
    const action = follower.actionOf('full-page');
    const seen = { at: now(), tab: 0, route: 'document', ...(action ? { action } : {}) } as const;
    if (status !== null) take({ kind: 'response', ...seen, status, edge, challenge, code: null });
    if (error) shown(error);
  });

  const ticking = setInterval(() => follower.isBusy() && follower.tick(), TICK_MS);
  signal.addEventListener('abort', () => clearInterval(ticking), { once: true });
  const onClick = (event: Event) => event.isTrusted && isStop(event.target) && follower.stopClicked();
  document.addEventListener('click', onClick, { capture: true, passive: true, signal });
  const onLeave = () => {
    follower.left();
    reporter.leaving();
  };
  window.addEventListener('pagehide', onLeave, { signal });
  return follower;
}

function whenParsed(document: Document, signal: AbortSignal, act: () => void): void {
  if (document.readyState !== 'loading') act();
  else document.addEventListener('DOMContentLoaded', act, { once: true, signal });
}
