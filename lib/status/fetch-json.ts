/** The page is asked plainly: no cookies, no cache, no referrer, no headers of ours (a header would cost a CORS preflight). */
const PLAINLY: RequestInit = {
  method: 'GET',
  credentials: 'omit',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
};
const TIMEOUT_MS = 10_000;
/** The page's largest answer is about 25 kB. */
const LARGEST_BYTES = 1_000_000;

/** `json`: a readable answer. `unreadable`: something answered, but not that. The rest: nothing answered, and why we stopped. */
export type Fetched = { is: 'json'; json: unknown } | { is: 'unreadable' | 'no-answer' | 'timed-out' };

/**
 * Reads JSON from a public address, trusting nothing: status, content type, size, redirects and syntax are checked. Rejects only with
 * the reason of an aborted `signal`.
 */
export async function fetchJson(url: string, request: typeof fetch, signal: AbortSignal): Promise<Fetched> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  let response: Response;
  try {
    response = await request(url, { ...PLAINLY, signal: AbortSignal.any([signal, timeout]) });
  } catch {
    signal.throwIfAborted();
    return { is: timeout.aborted ? 'timed-out' : 'no-answer' };
  }
  try {
    const text = isAcceptable(response, url) ? await readText(response) : null;
    if (text !== null) return { is: 'json', json: JSON.parse(text) };
  } catch {
    signal.throwIfAborted();
  }
  return { is: 'unreadable' };
}

function isAcceptable({ ok, headers, url: answeredBy }: Response, url: string): boolean {
  const strayed = answeredBy !== '' && new URL(answeredBy).origin !== new URL(url).origin;
  // Retired endpoints answer 404 with HTML, a moved page once answered 200 with HTML (status-page §3, §15).
  const isJson = headers.get('content-type')?.includes('json') ?? false;
  return ok && !strayed && isJson && Number(headers.get('content-length') ?? 0) <= LARGEST_BYTES;
}

/** The body as text, or null as soon as it grows too large. */
async function readText(response: Response): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (const reader = response.body?.getReader(); reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > LARGEST_BYTES) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}
