import type { Feature, PageEvidence, Route } from '../evidence/evidence';

export interface Reporter {
  /** Tells the background, soon. */
  report(evidence: PageEvidence): void;
  /** The page is being left: requests that die with it are no failures, and what is not told now never will be. */
  leaving(): void;
}

export interface ReporterOptions {
  /** Sends evidence to the background; rejects when it could not be delivered. */
  send(seen: PageEvidence[]): Promise<void>;
  now: () => number;
  signal: AbortSignal;
}

/** What comes together travels together. */
const TOGETHER_MS = 30;
/** A request that fails while its page goes away fails before the page says so (Firefox); by then the timer is gone with it. */
const LEAVING_MS = 500;
/** Each report wakes the worker. While all is well, one success per route (or feature) and minute says it all. */
const WELL_MS = 60_000;
/** A failure is remembered this long; until then every success counts. */
const TROUBLE_MS = 30 * 60_000;
/** A message to a worker that is just being stopped can fail (uBO Lite retries, too). */
const RETRY_AFTER_MS = [300, 1_500, 5_000];

/** Hands evidence to the background: in order, in batches, no more than it needs, and again when it did not arrive. */
export function createReporter({ send, now, signal }: ReporterOptions): Reporter {
  const toldAt = new Map<Route | Feature, number>();
  let failedAt = Number.NEGATIVE_INFINITY;
  let waiting: PageEvidence[] = [];
  let delivery: Promise<void> = Promise.resolve();
  const held = new Set<ReturnType<typeof setTimeout>>();

  function isNews(evidence: PageEvidence): boolean {
    if (evidence.kind === 'generation') {
      if (evidence.outcome === 'cut' || evidence.outcome === 'stalled') failedAt = now();
      return true;
    }
    if (evidence.kind !== 'response' || evidence.status >= 400) {
      failedAt = now();
      return true;
    }
    const about = evidence.feature ?? evidence.route;
    const isWell = now() - failedAt > TROUBLE_MS && now() - (toldAt.get(about) ?? -WELL_MS) < WELL_MS;
    // Assets come from caches and prove nothing.
    if (isWell || evidence.route === 'asset') return false;
    toldAt.set(about, now());
    return true;
  }

  function enqueue(evidence: PageEvidence): void {
    waiting.push(evidence);
    if (waiting.length > 1) return;
    setTimeout(() => {
      const batch = collect();
      if (batch.length > 0) delivery = delivery.then(() => deliver(batch));
    }, TOGETHER_MS);
  }

  function collect(): PageEvidence[] {
    const batch = waiting;
    waiting = [];
    return batch;
  }

  async function deliver(batch: PageEvidence[]): Promise<void> {
    for (const pause of [...RETRY_AFTER_MS, null]) {
      if (signal.aborted) return;
      try {
        return await send(batch);
      } catch {
        if (pause !== null) await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  return {
    report(evidence) {
      if (signal.aborted || !isNews(evidence)) return;
      if (evidence.kind !== 'request-failed') return enqueue(evidence);
      const hold = setTimeout(() => {
        held.delete(hold);
        enqueue(evidence);
      }, LEAVING_MS);
      held.add(hold);
    },
    leaving() {
      for (const hold of held) clearTimeout(hold);
      held.clear();
      const batch = collect();
      if (batch.length > 0) void deliver(batch);
    },
  };
}
