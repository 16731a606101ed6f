import type { Part } from '../../../lib/conversation/conversation';
import { documentLanguage } from '../../../lib/export/part-words';
import type { Translate } from '../../../lib/i18n/translate';
import { CodeBlock } from '../CodeBlock';
import { Markdown } from '../Markdown';

/** A document that was written beside the chat, as it stood after the last change that is known. */
export function Canvas({ part, t }: { part: Extract<Part, { kind: 'canvas' }>; t: Translate }) {
  const language = part.reconstructed ? documentLanguage(part.documentType) : 'json';
  return (
    <figure class="canvas">
      <figcaption>
        <strong dir="auto">{part.title}</strong>
        {!part.reconstructed && <span class="soft">{t('archive_part_edit')}</span>}
      </figcaption>
      {language ? (
        <CodeBlock code={part.text} language={language} t={t} />
      ) : (
        <Markdown text={part.text} t={t} />
      )}
    </figure>
  );
}
