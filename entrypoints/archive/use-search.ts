import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SearchState } from '../../components/archive/SearchResults';
import { lookUp, type SearchResult } from '../../lib/archive/look-up';
import type { Database, Head } from '../../lib/database/schema';
import { parseQuery, type Query } from '../../lib/search/query';

/** More than anybody reads; whoever gets here adds a word. */
const CAP = 200;

export interface Search {
  query: Query | null;
  results: readonly SearchResult[];
  state: SearchState;
}

/** Searches while it is typed: each change cancels the search before. Results of the last search stay until the first new ones. */
export function useSearch(database: Database, heads: readonly Head[], typed: string): Search {
  const query = useMemo(() => parseQuery(typed), [typed]);
  const [found, setFound] = useState<Omit<Search, 'query'>>({ results: [], state: 'searching' });
  useEffect(() => {
    if (!query) return;
    const stop = new AbortController();
    const run = async () => {
      const results: SearchResult[] = [];
      for await (const batch of lookUp(database, heads, query, stop.signal)) {
        if (stop.signal.aborted) return;
        results.push(...batch);
        if (results.length > CAP) break;
        if (batch.length > 0) setFound({ results: [...results], state: 'searching' });
      }
      if (stop.signal.aborted) return;
      setFound({ results: results.slice(0, CAP), state: results.length > CAP ? 'capped' : 'done' });
    };
    run();
    return () => stop.abort();
  }, [database, heads, query]);
  return { query, ...found };
}
