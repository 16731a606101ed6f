import { useMemo, useRef } from 'preact/hooks';
import type { SearchResult } from '../../lib/archive/look-up';
import type { Head } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';
import { formatDay } from './format-day';
import { Snippet } from './Snippet';
import { useRoving } from './use-roving';

/** How far a search is. `capped`: there are more results than are worth showing. */
export type SearchState = 'searching' | 'done' | 'capped';

export interface SearchResultsProps {
  results: readonly SearchResult[];
  state: SearchState;
  selected: Head | null;
  hrefOf: (head: Head, place?: { messageId: string; copy?: number }) => string;
  t: Translate;
}

/** What a search found, newest first, each with its first hits in context. */
export function SearchResults({ results, state, selected, hrefOf, t }: SearchResultsProps) {
  const list = useRef<HTMLUListElement>(null);
  const { onKeyDown, onFocusIn, tabIndex } = useRoving(results.length, list);
  const language = t('languageTag');
  const day = useMemo(() => formatDay(language, Date.now()), [language]);
  return (
    <div class="scroller">
      <p class="found" role="status">
        {sentence(results.length, state, t)}
      </p>
      <ul
        // biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list.
        role="list"
        ref={list}
        aria-label={t('archive_results')}
        onKeyDown={onKeyDown}
        onFocusIn={onFocusIn}
      >
        {results.map(({ head, title, snippets, messages }, index) => {
          const first = snippets[0];
          return (
            <li key={`${head.account} ${head.conversationId}`}>
              <a
                class="row result"
                href={hrefOf(head, first && placeOf(head, first))}
                data-index={index}
                tabIndex={tabIndex(index)}
                aria-current={head === selected ? 'true' : undefined}
              >
                <span class="row-title">
                  {title.length > 0 ? <Snippet pieces={title} /> : t('archive_untitled')}
                </span>
                {snippets.map(({ messageId, pieces }) => (
                  <span key={messageId} class="row-snippet">
                    <Snippet pieces={pieces} />
                  </span>
                ))}
                <span class="row-facts">
                  <time dateTime={new Date(head.recentAt).toISOString()}>{day(head.recentAt)}</time>
                  {messages > 0 && <span>{t('archive_hits', { count: messages })}</span>}
                  {head.partialBecause && <span class="tag">{t('archive_partial')}</span>}
                </span>
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function sentence(count: number, state: SearchState, t: Translate): string {
  if (count === 0) return t(state === 'searching' ? 'archive_searching' : 'archive_found_none');
  return t(state === 'capped' ? 'archive_found_many' : 'archive_found', { count });
}

/** Where a hit stands; the copy is only named when it is not the one shown anyway. */
function placeOf({ currentSeq }: Head, { messageId, copy }: SearchResult['snippets'][number]) {
  return copy === currentSeq ? { messageId } : { messageId, copy };
}
