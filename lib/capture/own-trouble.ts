import { codeMeaning } from '../evidence/error-code';
import type { PageErrorEvidence, PageEvidence, ResponseEvidence, Route } from '../evidence/evidence';
import { matchSignature } from '../evidence/match-signature';
import type { Seen } from '../surfaces/warning';

/** What one tab knows by itself about the user's own last attempts, before anybody has concluded anything. */
export interface OwnTrouble {
  /** The newest trouble that this tab saw; null when there was none, or when it is over. */
  seen: Seen | null;
  /** Epoch ms. */
  lastActionFailedAt: number | null;
  lastSuccessAt: number | null;
  /** Trouble in reading (a list, a conversation, the page) goes when reading works again; trouble in answers does not. */
  ofReading: boolean;
  /** What the last failing status or code said. It explains the words that the page shows for it. */
  status: { at: number; action: string | undefined; means: Meaning } | null;
}

type Meaning = Seen['means'];

export const NO_TROUBLE: OwnTrouble = {
  seen: null,
  lastActionFailedAt: null,
  lastSuccessAt: null,
  ofReading: false,
  status: null,
};

/** Words and a status this close together are about the same thing, when nothing names it (chatgpt-web §12). */
const TOGETHER_MS = 10_000;
const READING: Route[] = ['conversation', 'history', 'document'];

/**
 * What is known after one more observation. An error that the page shows counts at once; of the requests only those that nothing
 * on the page could mend any more: an answer that failed, a document that did not load.
 */
export function afterEvidence(trouble: OwnTrouble, evidence: PageEvidence): OwnTrouble {
  const { at } = evidence;
  switch (evidence.kind) {
    case 'generation':
      if (evidence.outcome === 'done') return { ...trouble, seen: null, lastSuccessAt: at };
      return evidence.outcome === 'stopped-by-user' ? trouble : failed(trouble, at, 'service', false);
    case 'request-failed':
      return evidence.reason === 'no-response' && evidence.route === 'generation'
        ? failed(trouble, at, 'network', false)
        : trouble;
    case 'page-error':
      return afterPageError(trouble, evidence);
    case 'response':
      return afterResponse(trouble, evidence);
  }
}

function failed(trouble: OwnTrouble, at: number, means: Meaning, ofReading: boolean): OwnTrouble {
  return { ...trouble, seen: { at, means }, lastActionFailedAt: at, ofReading };
}

function afterResponse(trouble: OwnTrouble, response: ResponseEvidence): OwnTrouble {
  const { at, route, status, edge, action } = response;
  if (status < 400) {
    const isMended = READING.includes(route) && edge && trouble.seen !== null && trouble.ofReading;
    return isMended ? { ...trouble, seen: null, lastSuccessAt: at } : trouble;
  }
  const means = meaningOf(response);
  if (!means || route === 'other' || route === 'asset') return trouble;
  const known = { ...trouble, status: { at, action, means } };
  const isFinal = route === 'document' || (route === 'generation' && status >= 500);
  return isFinal ? failed(known, at, means, route === 'document') : known;
}

/** Who a failing status names; null when it is about the request or one conversation only. */
function meaningOf({ status, challenge, code }: ResponseEvidence): Meaning | null {
  const means = codeMeaning(code);
  if (challenge || means === 'bot') return 'bot';
  if (means === 'login' || status === 401) return 'login';
  if (means === 'limit' || status === 429) return 'limit';
  return status >= 500 ? 'service' : null;
}

const IN_WORDS: readonly string[] = ['service', 'network', 'limit', 'login', 'bot'] satisfies Meaning[];

function afterPageError(trouble: OwnTrouble, { at, text, where, action }: PageErrorEvidence): OwnTrouble {
  const signature = matchSignature(text, where);
  const isCard = where === 'turn' || where === 'full-page';
  const words = signature ? signature.means : isCard ? 'service' : 'client';
  const { status } = trouble;
  const isSame = action !== undefined && status?.action !== undefined && action === status.action;
  const isNear = status !== null && at - status.at <= TOGETHER_MS;
  // Status and code outrank words. A conversation that cannot be loaded is nobody's failure unless its request says so.
  const explained = isSame || isNear ? status?.means : undefined;
  // A fault of the page itself is nobody's outage, but in place of the whole page it wants an answer, too.
  const counts = IN_WORDS.includes(words) || (words === 'client' && where === 'full-page');
  const own = counts ? (words as Meaning) : null;
  const means = own || signature?.id === 'conversation-not-loaded' ? (explained ?? own) : null;
  return means ? failed(trouble, at, means, where !== 'turn') : trouble;
}
