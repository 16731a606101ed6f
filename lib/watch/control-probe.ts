/** A probe that takes longer than this has failed. detection: 5 s. */
const PROBE_TIMEOUT_MS = 5_000;

/**
 * Does another host than ChatGPT's answer? Any HTTP answer, even an error, proves that the line works. The status page is another
 * vendor behind another edge, and it is asked anyway, so no third party learns anything. Never rejects.
 */
export async function lineWorks(url: string, fetch: typeof globalThis.fetch): Promise<boolean> {
  try {
    await fetch(url, {
      method: 'HEAD',
      mode: 'no-cors',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
    });
    return true;
  } catch {
    return false;
  }
}
