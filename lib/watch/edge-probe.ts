import { CHATGPT_ORIGIN } from '../chatgpt/origins';

const PROBE_TIMEOUT_MS = 5_000;
/** Answered by the edge without ChatGPT's own servers: as little as can be asked. */
const LIGHT = `${CHATGPT_ORIGIN}/robots.txt`;

/**
 * Does anything at ChatGPT's edge answer from here? Any status will do; a proxy or a portal in between does not. Without cookies, so it
 * says nothing about the user and changes nothing. Never rejects.
 */
export async function edgeAnswers(fetch: typeof globalThis.fetch): Promise<boolean> {
  try {
    const { headers } = await fetch(LIGHT, {
      method: 'HEAD',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
    });
    return headers.has('cf-ray') || /cloudflare/i.test(headers.get('server') ?? '');
  } catch {
    return false;
  }
}
