import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SearchResult } from '../../lib/archive/look-up';
import type { Head } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';
import type { Query } from '../../lib/search/query';
import { marked, type Piece, snippet } from '../../lib/search/snippet';
import { type Choice, ChoiceBox } from './ChoiceBox';
import { formatDay } from './format-day';
import { Snippet } from './Snippet';
import { useRoving } from './use-roving';
import { useWindow } from './use-window';

export type SearchState = 'searching' | 'done';
export type SearchOrder = 'newest' | 'best';

/** Height of a result in px, whatever was found: rows out of view are not drawn. The style sheet reads it from the list. */
const ROW = 104;

export interface SearchResultsProps {
  results: readonly SearchResult[];
  query: Query;
  selected: Head | null;
  hrefOf: (head: Head, place?: { messageId: string; copy?: number }) => string;
  /** How the found message was written; null where that cannot be read. */
  inContext: (result: SearchResult, query: Query) => Promise<Piece[] | null>;
  /** While conversations are chosen for something, each has a box to tick. */
  choice?: Choice;
  t: Translate;
}

/** What a search found, each with its best hit in context. */
export function SearchResults(props: SearchResultsProps) {
  const { results, query, selected, hrefOf, inContext, choice, t } = props;
  const { scroller, first, last, onScroll, reveal } = useWindow(results.length, ROW);
  const tick = (index: number) => results[index] && choice?.toggle(results[index].head);
  const { onKeyDown, onFocusIn, tabIndex } = useRoving(results.length, scroller, reveal, choice && tick);
  const language = t('languageTag');
  const day = useMemo(() => formatDay(language, Date.now()), [language]);
  return (
    <div class="scroller" ref={scroller} onScroll={onScroll}>
      <ul
        // biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list.
        role="list"
        class="rows"
        aria-label={t('archive_results')}
        style={{ '--row': `${ROW}px`, '--rows': results.length, '--first': first }}
        onKeyDown={onKeyDown}
        onFocusIn={onFocusIn}
      >
        {results.slice(first, last).map((result, offset) => {
          const index = first + offset;
          const { head } = result;
          return (
            <li
              key={`${head.account} ${head.conversationId}`}
              aria-setsize={results.length}
              aria-posinset={index + 1}
            >
              {choice && <ChoiceBox {...{ head, choice, t }} />}
              <a
                class="row result"
                href={hrefOf(head, placeOf(result))}
                data-index={index}
                tabIndex={tabIndex(index)}
                aria-current={head === selected ? 'true' : undefined}
              >
                <Result {...{ result, query, inContext, t }} day={day(head.recentAt)} />
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type ResultProps = Pick<SearchResultsProps, 'query' | 'inContext' | 't'> & {
  result: SearchResult;
  day: string;
};

function Result({ result, query, inContext, day, t }: ResultProps) {
  const { head, place, messages } = result;
  const title = useMemo(() => marked(head.title ?? '', query), [head, query]);
  // Ready at once, in folded letters; as it was written a moment later.
  const folded = useMemo(() => (place ? snippet(place.text, query) : []), [place, query]);
  const [written, setWritten] = useState<{ of: Piece[]; pieces: Piece[] } | null>(null);
  useEffect(() => {
    let current = true;
    inContext(result, query).then((pieces) => current && pieces && setWritten({ of: folded, pieces }));
    return () => {
      current = false;
    };
  }, [folded]);
  const pieces = written?.of === folded ? written.pieces : folded;
  return (
    <>
      <span class="row-title own-direction">
        {title.length > 0 ? <Snippet pieces={title} /> : t('archive_untitled')}
      </span>
      {pieces.length > 0 && (
        <span class="row-snippet">
          <bdi>
            <Snippet pieces={pieces} />
          </bdi>
        </span>
      )}
      <span class="row-facts">
        <time dateTime={new Date(head.recentAt).toISOString()}>{day}</time>
        {messages > 0 && <span>{t('archive_hits', { count: messages })}</span>}
        {head.partialBecause && <span class="tag">{t('archive_partial')}</span>}
      </span>
    </>
  );
}

/** Where a hit stands; the copy is only named when it is not the one shown anyway. */
function placeOf({ head, place, messages }: SearchResult) {
  if (!place || messages === 0) return undefined;
  const { messageId, copy } = place;
  return copy === head.currentSeq ? { messageId } : { messageId, copy };
}
