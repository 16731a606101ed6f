import type { Message } from '../../lib/conversation/conversation';
import type { Translate } from '../../lib/i18n/translate';
import { PartView } from './parts/PartView';
import { SourceList } from './SourceList';

export interface MessageViewProps {
  message: Message;
  t: Translate;
}

function speaker({ role, authorName }: Message, t: Translate): string {
  if (role === 'user') return t('archive_you');
  if (role === 'assistant') return t('archive_assistant');
  if (role === 'tool') return authorName ? t('archive_tool_named', { name: authorName }) : t('archive_tool');
  return authorName ?? role;
}

function Parts({ message, t }: MessageViewProps) {
  return (
    <>
      {message.parts.map((part, index) => (
        <PartView key={index} part={part} markdown={message.role !== 'user'} t={t} />
      ))}
      {message.unfinished && <p class="notice">{t('archive_unfinished')}</p>}
      <SourceList sources={message.sources} t={t} />
    </>
  );
}

/** One message: who, when, and all its parts. What people seldom read (thoughts, tools) is folded. */
export function MessageView({ message, t }: MessageViewProps) {
  const { role, createdAt, version, visibility } = message;
  const name = speaker(message, t);
  const language = t('languageTag');
  if (visibility === 'folded')
    return (
      <details class="message folded" data-message={message.id}>
        <summary>{name}</summary>
        <Parts message={message} t={t} />
      </details>
    );
  return (
    <article class="message" data-role={role} data-message={message.id} aria-label={name}>
      <header>
        <span>{name}</span>
        {createdAt !== null && (
          <time dateTime={new Date(createdAt).toISOString()}>
            {new Date(createdAt).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })}
          </time>
        )}
        {version && <span>{t('archive_version', { index: version.index, count: version.count })}</span>}
      </header>
      <div class="words">
        <Parts message={message} t={t} />
      </div>
    </article>
  );
}
