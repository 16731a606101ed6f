import { useMemo } from 'preact/hooks';
import type { Head } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';
import { type Choice, ChoiceBox } from './ChoiceBox';
import { formatDay } from './format-day';
import { useRoving } from './use-roving';
import { useWindow } from './use-window';

/** Height of a row in px; the style sheet reads it from the list. */
const ROW = 64;

export interface ConversationListProps {
  /** The most recent first. */
  heads: readonly Head[];
  selected: Head | null;
  hrefOf: (head: Head) => string;
  /** While conversations are chosen for something, each has a box to tick. */
  choice?: Choice;
  t: Translate;
}

/** Everything that is saved, one row per conversation. Only the rows in view are drawn. */
export function ConversationList({ heads, selected, hrefOf, choice, t }: ConversationListProps) {
  const { scroller, first, last, onScroll, reveal } = useWindow(heads.length, ROW);
  const tick = (index: number) => heads[index] && choice?.toggle(heads[index]);
  const { onKeyDown, onFocusIn, tabIndex } = useRoving(heads.length, scroller, reveal, choice && tick);
  const language = t('languageTag');
  // The list is read anew after each change, so its "today" is young enough.
  const day = useMemo(() => formatDay(language, Date.now()), [language, heads]);
  return (
    <div class="scroller" ref={scroller} onScroll={onScroll}>
      <ul
        // biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list.
        role="list"
        class="rows"
        aria-label={t('archive_list')}
        style={{ '--row': `${ROW}px`, '--rows': heads.length, '--first': first }}
        onKeyDown={onKeyDown}
        onFocusIn={onFocusIn}
      >
        {heads.slice(first, last).map((head, offset) => {
          const index = first + offset;
          return (
            <li
              key={`${head.account} ${head.conversationId}`}
              aria-setsize={heads.length}
              aria-posinset={index + 1}
            >
              {choice && <ChoiceBox {...{ head, choice, t }} />}
              <a
                class="row"
                href={hrefOf(head)}
                data-index={index}
                tabIndex={tabIndex(index)}
                aria-current={head === selected ? 'true' : undefined}
              >
                <Row head={head} day={day(head.recentAt)} t={t} />
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Row({ head, day, t }: { head: Head; day: string; t: Translate }) {
  return (
    <>
      <span class="row-title own-direction">{head.title ?? t('archive_untitled')}</span>
      <span class="row-facts">
        <time dateTime={new Date(head.recentAt).toISOString()}>{day}</time>
        <span>{t('archive_messages', { count: head.messages })}</span>
        {head.partialBecause && <span class="tag">{t('archive_partial')}</span>}
      </span>
    </>
  );
}
