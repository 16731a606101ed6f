import { useMemo, useState } from 'preact/hooks';
import type { SearchOrder } from '../../components/archive/SearchResults';
import type { Database } from '../../lib/database/schema';
import { choicesIn, type Filters, narrow, noFilters } from '../../lib/search/filters';
import { parseQuery } from '../../lib/search/query';
import type { Listed } from './use-heads';
import { useSearch } from './use-search';

/** What the list shows: everything that passes the filters, or what a search found among it. */
export function useListing(database: Database, { heads, complete, projectNames }: Listed, typed: string) {
  const [filters, setFilters] = useState<Filters>(noFilters);
  const [order, setOrder] = useState<SearchOrder>('newest');
  const query = useMemo(() => parseQuery(typed), [typed]);
  const passing = useMemo(() => narrow(heads, filters), [heads, filters]);
  const choices = useMemo(() => choicesIn(heads), [heads]);
  /** Served conversations name their project by its id alone: before the lists were read, people know it by what they last wrote in it. */
  const nameOfProject = (project: string) =>
    projectNames[project] ?? heads.find((head) => head.project === project && head.title)?.title ?? project;
  const { titleOnly } = filters;
  const { results, state } = useSearch(database, { query, heads: passing, complete, titleOnly, order });
  const count = (query ? results : passing).length;
  const searching = query && state;
  const limits = { filters, setFilters, choices, nameOfProject, order, setOrder };
  return { query, passing, results, count, complete, searching, ...limits };
}

export type Listing = ReturnType<typeof useListing>;
