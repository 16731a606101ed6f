import type { Message } from '../../lib/conversation/conversation';
import type { Translate } from '../../lib/i18n/translate';
import { formatMoment } from './format-day';
import { Cited } from './Markdown';
import { PartView } from './parts/PartView';
import { SourceList } from './SourceList';
import { speakerOf } from './speaker';
import { Versions } from './Versions';

export interface MessageViewProps {
  message: Message;
  hrefOfMessage: (messageId: string) => string;
  t: Translate;
}

interface PartsProps {
  message: Message;
  /** It stands behind a fold already. */
  unfolded: boolean;
  t: Translate;
}

/** All parts of a message and what follows from them. */
export function Parts({ message, unfolded, t }: PartsProps) {
  return (
    <Cited.Provider value={message.sources}>
      {message.parts.map((part, index) => (
        <PartView key={index} part={part} markdown={message.role !== 'user'} unfolded={unfolded} t={t} />
      ))}
      {message.unfinished && <p class="notice">{t('archive_unfinished')}</p>}
      <SourceList sources={message.sources} t={t} />
    </Cited.Provider>
  );
}

/** One message: who, when, and what was said. */
export function MessageView({ message, hrefOfMessage, t }: MessageViewProps) {
  const { role, createdAt, version, continues, model } = message;
  const name = speakerOf(message, t);
  return (
    <article
      class="message"
      data-role={role}
      data-message={message.id}
      data-continues={continues}
      aria-label={name}
      tabIndex={-1}
    >
      {/* What goes on where the message before had to stop needs no new name. */}
      <header hidden={continues}>
        <h3>{name}</h3>
        {createdAt !== null && (
          <time dateTime={new Date(createdAt).toISOString()}>
            {formatMoment(t('languageTag'), createdAt)}
          </time>
        )}
        {model !== null && role === 'assistant' && <span class="model">{model}</span>}
        {version && <Versions {...{ version, hrefOfMessage, t }} />}
      </header>
      <div class="words">
        <Parts message={message} unfolded={false} t={t} />
      </div>
    </article>
  );
}
