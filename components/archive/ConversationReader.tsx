import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Conversation } from '../../lib/conversation/conversation';
import type { Head, Revision } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';
import type { Query } from '../../lib/search/query';
import { Age } from '../Age';
import { ExportMenu } from '../ExportMenu';
import { CopyAs } from './CopyAs';
import { CopyList } from './CopyList';
import { HitBar } from './HitBar';
import { MessageList } from './MessageList';

/** A saved conversation, read and ready to show. */
export interface Opened {
  head: Head;
  /** The copy that is shown, and all copies, the newest first. */
  copy: Revision;
  copies: readonly Revision[];
  /** ChatGPT itself says that it has it no more. */
  gone: boolean;
  conversation: Conversation;
  /** The archive holds some of the pictures and files it shows. */
  holdsFiles: boolean;
}

export interface ConversationReaderProps {
  opened: Opened;
  /** The message to scroll to; null for the beginning. */
  messageId: string | null;
  /** What to mark in the text; null for nothing. */
  query: Query | null;
  hrefOfCopy: (copy: Revision) => string;
  /** Must stay the same function while the conversation does. */
  hrefOfMessage: (messageId: string) => string;
  /** The way to go on elsewhere. */
  handoff: ComponentChildren;
  t: Translate;
  onBack: () => void;
  onExport: (format: string) => void;
  /** As Markdown, in a ZIP file with what it shows. */
  onExportWithFiles: () => void;
  /** The copy that is shown, as Markdown. */
  readMarkdown: () => Promise<string>;
  onPrint: () => void;
  onDelete: () => void;
}

/** A saved conversation as people know it, from the copy on this computer alone. */
export function ConversationReader(props: ConversationReaderProps) {
  const { opened, messageId, query, hrefOfCopy, hrefOfMessage, t } = props;
  const { head, copy, copies, conversation, holdsFiles } = opened;
  const pane = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  // A conversation that was just opened is what the keyboard and a screen reader go on with.
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    pane.current?.scrollTo(0, 0);
  }, [copy.account, copy.conversationId, copy.seq]);
  const unknown = useMemo(() => countUnknown(conversation), [conversation]);
  const isCurrent = copy.seq === head.currentSeq;
  return (
    <div class="scroller reader" ref={pane}>
      {query && <HitBar messages={conversation.messages} {...{ query, messageId, hrefOfMessage, t }} />}
      <header class="reader-head">
        <button class="button back" data-kind="plain" type="button" onClick={props.onBack}>
          {t('archive_back')}
        </button>
        <h2 ref={heading} tabIndex={-1}>
          <bdi>{conversation.title ?? t('archive_untitled')}</bdi>
        </h2>
        <div class="actions">
          <ExportMenu
            onExport={props.onExport}
            onExportWithFiles={isCurrent && holdsFiles ? props.onExportWithFiles : undefined}
            t={t}
          />
          <CopyAs read={props.readMarkdown} t={t} />
          <button class="button" type="button" onClick={props.onPrint}>
            {t('archive_print')}
          </button>
          <button class="button" type="button" onClick={props.onDelete}>
            {t('archive_delete')}
          </button>
        </div>
        <p class="soft facts">
          <span>{t('archive_messages', { count: copy.holds.active.length })}</span>
          <Age at={isCurrent ? head.keptAt : copy.keptAt} sentence="archive_saved" t={t} />
          {conversation.model && <span>{conversation.model}</span>}
          {unknown > 0 && <span>{t('archive_unknown_parts', { count: unknown })}</span>}
        </p>
        <CopyList copies={copies} shown={copy} current={head.currentSeq} hrefOf={hrefOfCopy} t={t} />
        {props.handoff}
      </header>
      {opened.gone && (
        <p class="partial" role="note">
          {t('archive_gone')}
        </p>
      )}
      {copy.holds.partialBecause && (
        <p class="partial" role="note">
          <strong>{t('archive_partial_copy')}</strong>{' '}
          {t(`archive_partial_${copy.holds.partialBecause.replaceAll('-', '_')}`)}
        </p>
      )}
      {conversation.messages.length > 0 ? (
        <MessageList
          key={`${copy.account} ${copy.conversationId} ${copy.seq}`}
          messages={conversation.messages}
          {...{ messageId, query, hrefOfMessage, t }}
        />
      ) : (
        <p class="notice">{t('archive_no_messages')}</p>
      )}
    </div>
  );
}

/** Parts that are kept and shown as they were served, because nobody here understands them yet. */
function countUnknown({ messages }: Conversation): number {
  const read = messages.filter(({ visibility }) => visibility !== 'hidden');
  return read.flatMap(({ parts }) => parts).filter(({ kind }) => kind === 'unknown').length;
}
