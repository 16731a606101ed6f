import { ChooseAll } from '../../components/archive/ChoiceBox';
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
  return (
    <>
      {choice && <ChooseAll heads={query ? results.map(({ head }) => head) : passing} {...{ choice, t }} />}
      {query ? (
        <SearchResults
          {...{ results, query, selected, hrefOf, choice, t }}
          inContext={(result) => inContext(database, result, query)}
        />
      ) : (
        <ConversationList heads={passing} {...{ selected, hrefOf, choice, t }} />
      )}
    </>
  );
}
