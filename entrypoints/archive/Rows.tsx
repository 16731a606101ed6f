import { ConversationList } from '../../components/archive/ConversationList';
import { SearchResults } from '../../components/archive/SearchResults';
import { inContext } from '../../lib/archive/look-up';
import type { Database, Head } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';
import type { HrefOf } from './route';
import type { Transfers } from './transfers';
import { useChoice } from './use-choice';
import type { Listing } from './use-listing';

interface RowsProps {
  database: Database;
  listing: Listing;
  selected: Head | null;
  hrefOf: HrefOf;
  transfers: Transfers;
  t: Translate;
}

/** What a search found; without one, everything that passes the filters. */
export function Rows({ database, listing, selected, hrefOf, transfers, t }: RowsProps) {
  const { query, results, passing } = listing;
  const choice = useChoice(transfers);
  if (!query) return <ConversationList heads={passing} {...{ selected, hrefOf, choice, t }} />;
  return (
    <SearchResults
      {...{ results, query, selected, hrefOf, t }}
      inContext={(result) => inContext(database, result, query)}
    />
  );
}
