import type { Message } from '../../lib/conversation/conversation';
import type { Translate } from '../../lib/i18n/translate';
import { PartView } from './parts/PartView';
import { SourceList } from './SourceList';
import { speakerOf } from './speaker';

export interface MessageViewProps {
  message: Message;
  t: Translate;
}

/** All parts of a message and what follows from them. */
export function Parts({ message, unfolded, t }: MessageViewProps & { unfolded: boolean }) {
  return (
    <>
      {message.parts.map((part, index) => (
        <PartView key={index} part={part} markdown={message.role !== 'user'} unfolded={unfolded} t={t} />
      ))}
      {message.unfinished && <p class="notice">{t('archive_unfinished')}</p>}
      <SourceList sources={message.sources} t={t} />
    </>
  );
}

/** One message: who, when, and what was said. */
export function MessageView({ message, t }: MessageViewProps) {
  const { role, createdAt, version, continues } = message;
  const name = speakerOf(message, t);
  return (
    <article
      class="message"
      data-role={role}
      data-message={message.id}
      data-continues={continues}
      aria-label={name}
    >
      {/* What goes on where the message before had to stop needs no new name. */}
      <header hidden={continues}>
        <h3>{name}</h3>
        {createdAt !== null && (
          <time dateTime={new Date(createdAt).toISOString()}>
            {new Date(createdAt).toLocaleString(t('languageTag'), {
              dateStyle: 'medium',
              timeStyle: 'short',
            })}
          </time>
        )}
        {version && <span>{t('archive_version', { index: version.index, count: version.count })}</span>}
      </header>
      <div class="words">
        <Parts message={message} unfolded={false} t={t} />
      </div>
    </article>
  );
}
