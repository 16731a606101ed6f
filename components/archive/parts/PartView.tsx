import type { Part } from '../../../lib/conversation/conversation';
import { noticeText } from '../../../lib/export/part-words';
import type { Translate } from '../../../lib/i18n/translate';
import { CodeBlock } from '../CodeBlock';
import { LongText } from '../LongText';
import { Markdown } from '../Markdown';
import { Outside } from '../Outside';
import { Attachment } from './Attachment';
import { Canvas } from './Canvas';

export interface PartViewProps {
  part: Part;
  /** Models write Markdown, people do not. */
  markdown: boolean;
  /** It stands behind a fold already. */
  unfolded: boolean;
  t: Translate;
}

/** One part of a message. Every kind is drawn; what is not understood is shown as it was served. */
export function PartView({ part, markdown, unfolded, t }: PartViewProps) {
  switch (part.kind) {
    case 'text':
      return markdown ? <Markdown text={part.text} t={t} /> : <LongText text={part.text} />;
    case 'code':
      return <CodeBlock code={part.code} language={part.language} t={t} />;
    case 'output':
      return (
        <details class="folded" data-failed={part.failed} open={unfolded}>
          <summary>{t(part.failed ? 'archive_part_output_failed' : 'archive_part_output')}</summary>
          <pre dir="ltr">{part.text}</pre>
        </details>
      );
    case 'image':
    case 'audio':
    case 'file':
      return <Attachment part={part} t={t} />;
    case 'quote':
      return (
        <blockquote dir="auto">
          <p class="plain">{part.text}</p>
          {(part.title ?? part.url) && (
            <footer>
              <Outside url={part.url}>{part.title ?? part.url}</Outside>
            </footer>
          )}
        </blockquote>
      );
    case 'thought':
      return (
        <details class="folded" open={unfolded}>
          <summary dir="auto">{part.summary ?? t('archive_part_thought')}</summary>
          <Markdown text={part.text} t={t} />
        </details>
      );
    case 'canvas':
      return <Canvas part={part} t={t} />;
    case 'notice':
      return (
        <p class="notice" dir="auto">
          {noticeText(part, t)}
        </p>
      );
    case 'error':
      return (
        <p class="error" dir="auto">
          {part.text}
        </p>
      );
    case 'unknown':
      return (
        <details class="folded">
          <summary>{t('archive_part_unknown', { type: part.contentType })}</summary>
          <pre dir="ltr">{part.json}</pre>
        </details>
      );
  }
}
