import { useEffect, useState } from 'preact/hooks';
import { onArchiveChange } from '../../lib/archive/announce';
import { listHeads } from '../../lib/archive/heads';
import type { Database, Head } from '../../lib/database/schema';

/** The list of everything saved, read again after each change by anyone; null until it was read once. */
export function useHeads(database: Database): readonly Head[] | null {
  const [heads, setHeads] = useState<readonly Head[] | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const read = async () => {
      const read = await listHeads(database);
      if (!stop.signal.aborted) setHeads(read);
    };
    onArchiveChange(read, stop.signal);
    read();
    return () => stop.abort();
  }, [database]);
  return heads;
}
