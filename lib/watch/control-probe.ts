/** A probe that takes longer than this has failed, at each of the hosts. detection §5: 5 s. */
const PROBE_TIMEOUT_MS = 5_000;

/**
 * What the browser itself asks to see whether a portal stands in the way: whoever answers there knows of it already, and neither is
 * behind the edge of ChatGPT. Over HTTPS no portal can imitate the answer.
 */
export const PORTAL_CHECKS = {
  chromium: 'https://www.gstatic.com/generate_204',
  firefox: 'https://detectportal.firefox.com/canonical.html',
};

/**
 * Does another host than ChatGPT's answer? Any HTTP answer, even an error, proves that the line works. The status page comes first: it
 * is another vendor behind another edge, and is asked anyway. Only when it is silent, too, the next host is asked; else whoever cannot
 * reach OpenAI at all (a filter, a firewall) would hear that their connection is down. Never rejects.
 */
export async function lineWorks(urls: string[], fetch: typeof globalThis.fetch): Promise<boolean> {
  for (const url of urls) if (await answers(url, fetch)) return true;
  return false;
}

async function answers(url: string, fetch: typeof globalThis.fetch): Promise<boolean> {
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
