import type { Message } from '../../lib/conversation/conversation';
import { noticeText } from '../../lib/export/part-words';
import type { Translate } from '../../lib/i18n/translate';
import { Parts } from './MessageView';
import { speakerOf } from './speaker';

export interface StepsViewProps {
  /** Messages that follow each other and are seldom read. */
  messages: readonly Message[];
  t: Translate;
}

/** What happened between question and answer (thoughts, searches, code that ran), behind one line. */
export function StepsView({ messages, t }: StepsViewProps) {
  return (
    <details class="steps">
      <summary>{summary(messages, t)}</summary>
      {messages.map((message) => (
        <section key={message.id} class="step" data-message={message.id}>
          <h3>{speakerOf(message, t)}</h3>
          <Parts message={message} unfolded t={t} />
        </section>
      ))}
    </details>
  );
}

function summary(messages: readonly Message[], t: Translate): string {
  const notices = messages.flatMap(({ parts }) => parts.filter((part) => part.kind === 'notice'));
  const thought = notices.find(({ seconds }) => seconds !== null);
  return thought ? noticeText(thought, t) : t('archive_steps', { count: messages.length });
}
