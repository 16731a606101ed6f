/** Longest pause that is believed: a page that asks for more is asked again after this. */
const LONGEST_PAUSE_MS = 60 * 60_000;

export interface Obedience {
  /** The fetch to use for one poll. Once the page has asked for patience it asks for nothing more, and rejects. */
  request: typeof fetch;
  /** Until when the page asked not to be asked, epoch ms; null when it did not. */
  pauseUntil(): number | null;
}

/** Obeys `Retry-After`: on 429 and 503 it is the page's own word for how long it wants to be left alone (RFC 9110 §10.2.3). */
export function obey(ask: typeof fetch, now: () => number): Obedience {
  let until: number | null = null;
  return {
    async request(...args) {
      if (until !== null) throw new TypeError('The page has asked not to be asked.');
      const response = await ask(...args);
      const wanted = response.headers.get('retry-after');
      if (wanted !== null && (response.status === 429 || response.status === 503))
        until = pauseEnd(wanted, now());
      return response;
    },
    pauseUntil: () => until,
  };
}

/** Seconds, or a date. */
function pauseEnd(wanted: string, now: number): number | null {
  const ms = /^\s*\d+\s*$/.test(wanted) ? Number(wanted) * 1000 : Date.parse(wanted) - now;
  return Number.isFinite(ms) && ms > 0 ? now + Math.min(ms, LONGEST_PAUSE_MS) : null;
}
