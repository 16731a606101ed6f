import { codeMeaning } from '../evidence/error-code';
import { readErrorBody } from './error-body';
import {
  ChallengedError,
  RateLimitedError,
  ServiceFailedError,
  SignedOutError,
  UnreachableError,
} from './errors';
import { CHATGPT_ORIGIN } from './origins';

/** What a read needs of the world. */
export interface Reading {
  fetch: typeof globalThis.fetch;
  now: () => number;
  signal: AbortSignal;
}

/** The largest conversations take long; after this nothing more will come. */
const PATIENCE_MS = 60_000;
/** `Retry-After` is honoured up to this; no real value is known. */
const LONGEST_WAIT_MS = 60 * 60_000;

/** An answer that may be looked at: 2xx, or a 4xx about the request itself. */
export interface Answered {
  status: number;
  text: string;
  /** The error code of a 4xx, when there is one. */
  code: string | null;
}

/**
 * The one door to ChatGPT: GET only, from the page's own origin, with the page's own cookies, never retried. Failures that no other
 * route could mend are thrown by name: `UnreachableError`, `RateLimitedError`, `ChallengedError`, `ServiceFailedError`,
 * `SignedOutError`. A redirect is not followed, so that a token never goes elsewhere.
 */
export async function ask(path: string, headers: HeadersInit, reading: Reading): Promise<Answered> {
  const { signal } = reading;
  let response: Response;
  let text: string;
  try {
    response = await reading.fetch(CHATGPT_ORIGIN + path, {
      headers,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    text = await response.text();
  } catch (error) {
    throw signal.aborted ? error : new UnreachableError();
  }
  const { status } = response;
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) throw new SignedOutError();
  const { code, message } = status >= 400 ? readErrorBody(text) : { code: null, message: null };
  if (response.headers.get('cf-mitigated') === 'challenge') throw new ChallengedError();
  if (status === 429) throw new RateLimitedError(waitUntil(response, reading.now()));
  if (status === 403) {
    const isBlocked = /html/.test(response.headers.get('content-type') ?? '') && text.trim() !== '';
    const isBot = codeMeaning(code) === 'bot' || /unusual activity/i.test(message ?? '');
    throw isBlocked || isBot ? new ChallengedError() : new ServiceFailedError(status);
  }
  if (status >= 500) throw new ServiceFailedError(status);
  return { status, text, code };
}

function waitUntil(response: Response, now: number): number | null {
  const given = response.headers.get('retry-after');
  if (!given) return null;
  const wait = /^\d+$/.test(given) ? Number(given) * 1000 : Date.parse(given) - now;
  return Number.isFinite(wait) ? now + Math.min(Math.max(wait, 0), LONGEST_WAIT_MS) : null;
}
