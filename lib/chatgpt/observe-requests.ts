import type { Feature, Route } from '../evidence/evidence';
import { featureOf, routeOf } from '../evidence/route';
import type { RequestLedger } from './request-ledger';

/**
 * How the page's requests are seen, and why so (measured 2026-11-23, Chromium 156 and Firefox ESR 153):
 *
 * | case                          | PerformanceObserver, here | tap in the page's world | webRequest, background      |
 * |-------------------------------|---------------------------|-------------------------|-----------------------------|
 * | answered, any status          | exact                     | exact, headers, code    | exact, headers              |
 * | stream cut in the middle      | **200**                   | `TypeError`             | transport error             |
 * | stopped by the user           | 0 / 200                   | `AbortError`            | aborted **or failed**       |
 * | first byte of a stream        | no                        | yes                     | yes                         |
 * | open before installation      | **yes, buffered**         | from now on             | from now on                 |
 * | cost                          | none                      | code in the page        | **each request wakes the worker** |
 *
 * So the observer is the ground: no permission, no patch, nothing missed. The tap adds what only the page can see; where it told of
 * a request, the browser's record of the same request is left out. `webRequest` is not used: it would start the stopped worker with
 * every request of the page. A status of 0 may be anything (abort, block, cross-origin) and is never evidence.
 */
export interface SeenResponse {
  route: Route;
  /** The feature whose own request it was; null for every other. */
  feature: Feature | null;
  status: number;
  /** When it ended, epoch ms. */
  at: number;
  /** When it started, on the page's own clock. */
  startedAt: number;
}

export interface RequestObserverOptions {
  PerformanceObserver: typeof globalThis.PerformanceObserver;
  ledger: RequestLedger;
  /** Epoch ms, and ms on the page's own clock, of the same moment. */
  now: () => number;
  elapsed: () => number;
  signal: AbortSignal;
  onResponse(seen: SeenResponse): void;
}

/** What a tab did before we came counts only while it is fresh: the verdict itself looks back ten minutes. */
const OLDEST_MS = 10 * 60_000;

/** Chrome 109, Firefox 129; Chrome 121 for `deliveryType`. */
type Entry = PerformanceResourceTiming & { responseStatus?: number; deliveryType?: string };

/** Tells the outcome of the page's own requests, those before it came included, oldest first. */
export function observeRequests(options: RequestObserverOptions): void {
  const { PerformanceObserver, signal, now, elapsed } = options;
  const observer = new PerformanceObserver((list) => {
    const age = now() - elapsed();
    const entries = (list.getEntries() as Entry[]).sort((a, b) => a.responseEnd - b.responseEnd);
    for (const entry of entries) {
      const seen = readEntry(entry, age, options.ledger);
      if (seen && now() - seen.at <= OLDEST_MS) options.onResponse(seen);
    }
  });
  observer.observe({ type: 'resource', buffered: true });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}

function readEntry(entry: Entry, timeOrigin: number, ledger: RequestLedger): SeenResponse | null {
  const [route, feature] = [routeOf(entry.name), featureOf(entry.name)];
  if (route === 'other' && !feature) return null;
  if (ledger.claims(new URL(entry.name).pathname, entry.startTime)) return null;
  const { responseStatus: status, deliveryType } = entry;
  if (!status || deliveryType === 'cache') return null;
  const at = Math.round(timeOrigin + entry.responseEnd);
  return { route, feature, status, at, startedAt: entry.startTime };
}
