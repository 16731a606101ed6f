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
  const thought = messages.find((message) => timeThought(message) !== undefined);
  const time = thought && timeThought(thought);
  const steps = messages.map((message) => ({
    ...message,
    // The line says it already.
    parts: message.parts.filter((part) => part !== time),
  }));
  const isBare = ({ parts, sources }: Message) => parts.length + sources.length === 0;
  return (
    <details class="steps">
      {/* What says nothing else is the line: whoever looks for that message finds it there. */}
      <summary data-message={steps.find(isBare)?.id}>
        {time ? noticeText(time, t) : t('archive_steps', { count: messages.length })}
      </summary>
      {steps
        .filter((step) => !isBare(step))
        .map((step) => (
          <section key={step.id} class="step" data-message={step.id}>
            <h3>{speakerOf(step, t)}</h3>
            <Parts message={step} unfolded t={t} />
          </section>
        ))}
    </details>
  );
}

/** "Thought for 7s", where a message says that. */
function timeThought({ parts }: Message) {
  return parts.filter((part) => part.kind === 'notice').find(({ seconds }) => seconds !== null);
}
