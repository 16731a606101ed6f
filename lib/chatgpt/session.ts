import { ask, type Reading } from './ask';
import { SignedOutError } from './errors';

/** Who reads: the token of the page's own session, and the account it belongs to. In memory only. */
export interface Credentials {
  token: string;
  /** Null when the session does not name one. */
  account: string | null;
}

export interface Session {
  /**
   * The credentials of the page's session; `fresh` asks ChatGPT again. Throws `SignedOutError` when nobody is signed in, and what
   * `ask` throws.
   */
  credentials(options?: { fresh?: boolean }): Promise<Credentials>;
  /** The account as far as it is known without a request; null when it is not. */
  account(): string | null;
}

/** Asking for the token with every read doubled one project's requests and brought it 429s (seen 2026-09-17). */
const FRESH_FOR_MS = 10 * 60_000;
/** A token as it may stand in a header. Page-controlled input. */
const TOKEN = /^[\w.~+/=-]{1,8192}$/;
const ACCOUNT = /^[\w-]{1,100}$/;

/**
 * The session of the page we stand in. Its token is first taken from the data the page came with, which costs no request, later from
 * the session's own route; it is kept for ten minutes, never stored and never logged.
 */
export function createSession(document: Document, reading: Reading): Session {
  const { now } = reading;
  const openedAt = now();
  let known: { credentials: Credentials; until: number } | null = null;
  let useless = false;

  return {
    account: () => (known?.credentials ?? fromPage(document))?.account ?? null,
    async credentials({ fresh = false } = {}) {
      // What the page came with is as old as the page, and wrong for good once it was refused.
      useless ||= fresh || now() >= openedAt + FRESH_FOR_MS;
      if (!fresh && known && now() < known.until) return known.credentials;
      const given = useless ? null : fromPage(document);
      if (given) {
        known = { credentials: given, until: openedAt + FRESH_FOR_MS };
        return given;
      }
      known = null;
      const { status, text } = await ask('/api/auth/session', {}, reading);
      const credentials = status === 200 ? readCredentials(text) : null;
      if (!credentials) throw new SignedOutError();
      known = { credentials, until: now() + FRESH_FOR_MS };
      return credentials;
    },
  };
}

/** `client-bootstrap` is data in the page, readable from our own world. Seen 2026-08. */
function fromPage(document: Document): Credentials | null {
  return readCredentials(document.getElementById('client-bootstrap')?.textContent ?? '');
}

interface Served {
  accessToken?: unknown;
  account?: { id?: unknown } | null;
}

function readCredentials(json: string): Credentials | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  // The page's data wraps the session in some builds; the route answers with the session itself.
  const whole = (value ?? {}) as Served & { session?: Served | null };
  const { accessToken, account } = whole.session ?? whole;
  if (typeof accessToken !== 'string' || !TOKEN.test(accessToken)) return null;
  const id = account?.id;
  return { token: accessToken, account: typeof id === 'string' && ACCOUNT.test(id) ? id : null };
}
