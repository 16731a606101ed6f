import { codeMeaning } from '../evidence/error-code';
import type { PageErrorEvidence, PageEvidence, ResponseEvidence, Route } from '../evidence/evidence';
import { matchSignature } from '../evidence/match-signature';

/**
 * What one observation amounts to, before it is known what else belongs to the same action.
 *
 * failures: `failed` a server error from ChatGPT's edge · `asset-failed` a chunk or file · `proxy-failed` an error of something in
 * between (a proxy, a filter, a portal) · `cut` `stalled` an answer that broke off or never began · `error-text` `error-page` `error-toast` the page says so ·
 * `network-text` the page blames the network · `silence` no response · `refused` 401, 403, 404 or 429 that names nobody
 * causes on the user's side: `limit` · `signed-out` · `challenged`
 * neither: `excused` a refusal that is about the request or one conversation
 * successes: `answered` an answer arrived · `loaded` a page route did
 */
export type MarkKind =
  | 'failed'
  | 'asset-failed'
  | 'proxy-failed'
  | 'cut'
  | 'stalled'
  | 'error-text'
  | 'error-page'
  | 'error-toast'
  | 'network-text'
  | 'silence'
  | 'refused'
  | 'limit'
  | 'signed-out'
  | 'challenged'
  | 'excused'
  | 'answered'
  | 'loaded';

export interface Mark {
  at: number;
  kind: MarkKind;
  route: Route;
  /** HTTP status, where there was one. */
  status: number | null;
  /** Undecided until a control probe tells whether the line works. */
  waits: boolean;
  /** The status page reported the component it belongs to when it was seen. */
  reported: boolean;
  /** When the limit that it names ends; only where that was said. */
  until?: number;
}

export type PlainMark = Pick<Mark, 'kind' | 'route' | 'status'>;

/** What a piece of evidence from the page amounts to; null when it counts for nothing. */
export function markOf(evidence: PageEvidence): PlainMark | null {
  switch (evidence.kind) {
    case 'response':
      return evidence.route === 'other' ? null : ofResponse(evidence);
    case 'request-failed':
      if (evidence.route === 'other' || evidence.reason === 'aborted') return null;
      return { kind: 'silence', route: evidence.route, status: null };
    case 'generation':
      return ofGeneration(evidence.outcome);
    case 'page-error':
      return ofText(evidence);
  }
}

const BARE_REFUSALS = [401, 403, 404, 429];

function ofGeneration(outcome: string): PlainMark | null {
  const mark = { route: 'generation', status: null } as const;
  if (outcome === 'done') return { ...mark, kind: 'answered' };
  return outcome === 'cut' || outcome === 'stalled' ? { ...mark, kind: outcome } : null;
}

function ofResponse({ route, status, edge, challenge, code }: ResponseEvidence): PlainMark | null {
  const mark = (kind: MarkKind): PlainMark => ({ kind, route, status });
  if (challenge) return mark('challenged');
  if (!edge && (status >= 500 || BARE_REFUSALS.includes(status))) return mark('proxy-failed');
  // A 404 on a hashed chunk is a new version of the app: the page wants a reload, nothing is down.
  if (route === 'asset') return status >= 400 ? mark('asset-failed') : null;
  if (status >= 500) return mark('failed');
  if (status >= 400) return mark(ofRefusal(status, code));
  // The answer of a `generation` has only begun; a portal's page is not a success.
  return edge && status >= 200 && status < 300 && route !== 'generation' ? mark('loaded') : null;
}

function ofRefusal(status: number, code: string | null): MarkKind {
  const means = codeMeaning(code);
  if (means === 'limit') return 'limit';
  if (means === 'login') return 'signed-out';
  if (means === 'bot') return 'challenged';
  return means === null && BARE_REFUSALS.includes(status) ? 'refused' : 'excused';
}

function ofText({ text, where }: PageErrorEvidence): PlainMark | null {
  const signature = matchSignature(text, where);
  const route = signature?.route ?? (where === 'full-page' ? 'document' : 'generation');
  const mark = (kind: MarkKind): PlainMark => ({ kind, route, status: null });
  switch (signature?.means) {
    case 'network':
      return mark('network-text');
    case 'limit':
      return mark('limit');
    case 'login':
      return mark('signed-out');
    case 'bot':
      return mark('challenged');
    case 'service':
      return mark(SERVICE_TEXT[where]);
    case undefined:
      // An error card or an error page needs no known words; a toast or a dialog may be about anything.
      return where === 'turn' || where === 'full-page' ? mark(SERVICE_TEXT[where]) : null;
    default:
      return null;
  }
}

const SERVICE_TEXT = {
  turn: 'error-text',
  dialog: 'error-text',
  toast: 'error-toast',
  'full-page': 'error-page',
} as const;
