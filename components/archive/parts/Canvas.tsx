import { useRef } from 'preact/hooks';
import type { Part } from '../../../lib/conversation/conversation';
import { documentLanguage } from '../../../lib/export/part-words';
import type { Translate } from '../../../lib/i18n/translate';
import { CodeBlock } from '../CodeBlock';
import { Markdown } from '../Markdown';
import { useFile } from '../use-file';

/** A document that was written beside the chat, as it stood after the last change that is known. */
export function Canvas({ part, t }: { part: Extract<Part, { kind: 'canvas' }>; t: Translate }) {
  const element = useRef<HTMLElement>(null);
  const file = useFile(part.fileId, element);
  const language = part.reconstructed ? documentLanguage(part.documentType) : 'json';
  return (
    <figure class="canvas" ref={element}>
      <figcaption>
        <strong dir="auto">{part.title}</strong>
        {!part.reconstructed && <span class="soft">{t('archive_part_edit')}</span>}
        {file && (
          <button
            class="button"
            type="button"
            title={t('archive_part_documents')}
            onClick={() => file.save('canvas.json')}
          >
            {t('archive_part_save_button')}
          </button>
        )}
      </figcaption>
      {language ? (
        <CodeBlock code={part.text} language={language} t={t} />
      ) : (
        <Markdown text={part.text} t={t} />
      )}
    </figure>
  );
}
