import { useMemo } from 'preact/hooks';
import type { Message } from '../../lib/conversation/conversation';
import type { Translate } from '../../lib/i18n/translate';
import { findIn } from '../../lib/search/find-in';
import type { Query } from '../../lib/search/query';

export interface HitBarProps {
  messages: readonly Message[];
  query: Query;
  /** The message that was gone to last. */
  messageId: string | null;
  hrefOfMessage: (messageId: string) => string;
  t: Translate;
}

/** Leads from one message that holds what was looked for to the next. */
export function HitBar({ messages, query, messageId, hrefOfMessage, t }: HitBarProps) {
  const hits = useMemo(() => findIn(messages, query), [messages, query]);
  const at = messageId === null ? -1 : hits.indexOf(messageId);
  // Who stands at the only one need not be led anywhere.
  if (hits.length === 0 || (hits.length === 1 && at === 0)) return null;
  const before = hits[at - 1];
  const after = hits[at + 1];
  return (
    <div class="hit-bar">
      <span role="status">
        {at === -1
          ? t('archive_hits', { count: hits.length })
          : t('archive_hit_of', { index: at + 1, count: hits.length })}
      </span>
      {before !== undefined && <a href={hrefOfMessage(before)}>{t('archive_hit_before')}</a>}
      {after !== undefined && <a href={hrefOfMessage(after)}>{t('archive_hit_after')}</a>}
    </div>
  );
}
