import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SearchOrder, SearchState } from '../../components/archive/SearchResults';
import { openCorpus } from '../../lib/archive/corpus';
import { lookUp, type SearchResult } from '../../lib/archive/look-up';
import type { Database, Head } from '../../lib/database/schema';
import type { Query } from '../../lib/search/query';
import { breather } from './breathe';

/** After the first results: often enough to look alive, seldom enough not to slow the search down. */
const SHOW_EVERY_MS = 120;

interface Asked {
  query: Query | null;
  /** Where to look, the most recent first. */
  heads: readonly Head[];
  /** These are all there are. */
  complete: boolean;
  titleOnly: boolean;
  order: SearchOrder;
}

interface Found {
  /** The query these are the results of. */
  for: Query | null;
  results: readonly SearchResult[];
  /** `done`: nothing else holds it. */
  state: SearchState;
}

/** Searches while it is typed: each change cancels the search before. Results of the last search stay until the first new ones. */
export function useSearch(database: Database, { query, heads, complete, titleOnly, order }: Asked) {
  const corpus = useMemo(() => openCorpus(database), [database]);
  const [found, setFound] = useState<Found>({ for: null, results: [], state: 'searching' });
  useEffect(() => {
    if (!query) return;
    const stop = new AbortController();
    const run = async () => {
      const results: SearchResult[] = [];
      const breathe = breather();
      let shownAt = -Infinity;
      for await (const batch of lookUp(corpus, heads, query, stop.signal, { titleOnly, breathe })) {
        if (stop.signal.aborted) return;
        results.push(...batch);
        if (batch.length === 0 || performance.now() - shownAt < SHOW_EVERY_MS) continue;
        setFound({ for: query, results: [...results], state: 'searching' });
        shownAt = performance.now();
      }
      if (!stop.signal.aborted) setFound({ for: query, results, state: complete ? 'done' : 'searching' });
    };
    run();
    return () => stop.abort();
  }, [corpus, heads, complete, query, titleOnly]);
  const results = useMemo(() => inOrder(found.results, order), [found, order]);
  return { results, state: found.for === query ? found.state : 'searching' };
}

function inOrder(results: readonly SearchResult[], order: SearchOrder): readonly SearchResult[] {
  const newer = (a: SearchResult, b: SearchResult) => b.head.recentAt - a.head.recentAt;
  return results.toSorted(order === 'newest' ? newer : (a, b) => b.score - a.score || newer(a, b));
}
