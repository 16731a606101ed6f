import { useEffect, useState } from 'preact/hooks';
import { onBackfillStep } from '../../lib/archive/backfill/announce';
import { type Progress, readProgress } from '../../lib/archive/backfill/progress';
import type { Database } from '../../lib/database/schema';

/** Steps may follow each other faster than anybody reads. */
const AT_MOST_EVERY_MS = 500;

/** How far "Back up everything" is, read again after each step of the background; null until it was read once. */
export function useBackfill(database: Database): { progress: Progress | null; refresh: () => void } {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async () => {
      timer = undefined;
      const found = await readProgress(database, Date.now());
      if (!stop.signal.aborted) setProgress(found);
    };
    onBackfillStep(() => {
      timer ??= setTimeout(read, AT_MOST_EVERY_MS);
    }, stop.signal);
    void read();
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [database, asked]);
  return { progress, refresh: () => setAsked((count) => count + 1) };
}
