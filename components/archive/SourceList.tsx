import type { Source } from '../../lib/conversation/conversation';
import type { Translate } from '../../lib/i18n/translate';
import { Outside } from './Outside';

/** The pages an answer cites, numbered. */
export function SourceList({ sources, t }: { sources: readonly Source[]; t: Translate }) {
  if (sources.length === 0) return null;
  return (
    <details class="sources">
      <summary>{t('archive_sources', { count: sources.length })}</summary>
      <ol>
        {sources.map(({ title, url }) => (
          <li key={url} dir="auto">
            <Outside url={url}>{title || url}</Outside>
          </li>
        ))}
      </ol>
    </details>
  );
}
