import { useEffect, useState } from 'preact/hooks';
import { onArchiveChange } from '../../lib/archive/announce';
import { projectNames } from '../../lib/archive/backfill/job';
import { listHeads, newestHeads } from '../../lib/archive/heads';
import type { Database, Head } from '../../lib/database/schema';
import { calmly } from './calmly';

/** More rows than any screen shows, and enough for a search to begin with: what is looked for is mostly not long ago. */
const FIRST_ROWS = 200;

/** The list of what is saved. */
export interface Listed {
  /** The most recent first. */
  heads: readonly Head[];
  /** False while only the newest ones were read: ten thousand take a third of a second (measured 2026-11). */
  complete: boolean;
  /** What projects are called, by their ids, as far as it is known. */
  projectNames: Record<string, string>;
}

/** The list of everything saved, read again after each change by anyone; null until something was read. */
export function useHeads(database: Database): Listed | null {
  const [listed, setListed] = useState<Listed | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const show = (listed: Listed) => !stop.signal.aborted && setListed(listed);
    const read = async () => {
      const [heads, names] = await Promise.all([listHeads(database), projectNames(database)]);
      show({ heads, complete: true, projectNames: names });
    };
    newestHeads(database, FIRST_ROWS).then((heads) => {
      show({ heads, complete: heads.length < FIRST_ROWS, projectNames: {} });
      const readAgain = calmly(() => read().catch(() => undefined));
      onArchiveChange(readAgain, stop.signal);
      readAgain();
    });
    return () => stop.abort();
  }, [database]);
  return listed;
}
