import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Conversation, Message } from '../../lib/conversation/conversation';
import type { Head, Revision } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';
import type { Query } from '../../lib/search/query';
import { Age } from '../Age';
import { ExportMenu } from '../ExportMenu';
import { CopyList } from './CopyList';
import { highlight } from './highlight';
import { MessageView } from './MessageView';
import { StepsView } from './StepsView';

/** A saved conversation, read and ready to show. */
export interface Opened {
  head: Head;
  /** The copy that is shown, and all copies, the newest first. */
  copy: Revision;
  copies: readonly Revision[];
  conversation: Conversation;
}

export interface ConversationReaderProps {
  opened: Opened;
  /** The message to scroll to; null for the beginning. */
  messageId: string | null;
  /** What to mark in the text; null for nothing. */
  query: Query | null;
  hrefOfCopy: (copy: Revision) => string;
  t: Translate;
  onBack: () => void;
  onExport: (format: string) => void;
  onDelete: () => void;
}

/** A saved conversation as people know it, from the copy on this computer alone. */
export function ConversationReader(props: ConversationReaderProps) {
  const { opened, messageId, query, hrefOfCopy, t } = props;
  const { head, copy, copies, conversation } = opened;
  const pane = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  // A conversation that was just opened is what the keyboard and a screen reader go on with.
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    pane.current?.scrollTo(0, 0);
  }, [copy.account, copy.conversationId, copy.seq]);
  useEffect(() => {
    if (messageId) reveal(pane.current, messageId);
  }, [messageId, opened]);
  useEffect(() => highlight(pane.current, query), [query, opened]);

  const messages = useMemo(() => drawMessages(conversation.messages, t), [conversation, t]);
  return (
    <div class="scroller reader" ref={pane}>
      <header class="reader-head">
        <button class="button back" data-kind="plain" type="button" onClick={props.onBack}>
          {t('archive_back')}
        </button>
        <h2 ref={heading} tabIndex={-1}>
          <bdi>{conversation.title ?? t('archive_untitled')}</bdi>
        </h2>
        <div class="actions">
          <ExportMenu onExport={props.onExport} t={t} />
          <button class="button" type="button" onClick={props.onDelete}>
            {t('archive_delete')}
          </button>
        </div>
        <p class="soft">
          {t('archive_messages', { count: copy.holds.active.length })} ·{' '}
          <Age at={copy.seq === head.currentSeq ? head.keptAt : copy.keptAt} sentence="archive_saved" t={t} />
        </p>
        <CopyList copies={copies} shown={copy} current={head.currentSeq} hrefOf={hrefOfCopy} t={t} />
      </header>
      {copy.holds.partialBecause && (
        <p class="partial" role="note">
          <strong>{t('archive_partial_copy')}</strong>{' '}
          {t(`archive_partial_${copy.holds.partialBecause.replaceAll('-', '_')}`)}
        </p>
      )}
      <div class="messages">
        {messages.length > 0 ? messages : <p class="notice">{t('archive_no_messages')}</p>}
      </div>
    </div>
  );
}

/** Messages in their order; those that are folded and follow each other share one line. */
function drawMessages(messages: readonly Message[], t: Translate) {
  const runs: Message[][] = [];
  for (const message of messages) {
    if (message.visibility === 'hidden') continue;
    const run = runs.at(-1);
    if (message.visibility === 'folded' && run?.[0]?.visibility === 'folded') run.push(message);
    else runs.push([message]);
  }
  return runs.flatMap(([first, ...others]) => {
    if (!first) return [];
    return first.visibility === 'folded' ? (
      <StepsView key={first.id} messages={[first, ...others]} t={t} />
    ) : (
      <MessageView key={first.id} message={first} t={t} />
    );
  });
}

function reveal(pane: HTMLElement | null, messageId: string) {
  const message = pane?.querySelector(`[data-message="${CSS.escape(messageId)}"]`);
  const fold = message?.closest('details');
  if (fold) fold.open = true;
  message?.scrollIntoView({ block: 'start' });
}
