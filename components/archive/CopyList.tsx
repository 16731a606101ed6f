import type { Revision } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';

export interface CopyListProps {
  /** The newest first. */
  copies: readonly Revision[];
  shown: Revision;
  /** Number of the copy that is shown unless another one is asked for. */
  current: number;
  hrefOf: (copy: Revision) => string;
  t: Translate;
}

/** Every copy that differs is kept; here the others can be opened. */
export function CopyList({ copies, shown, current, hrefOf, t }: CopyListProps) {
  if (copies.length < 2) return null;
  const written = new Intl.DateTimeFormat(t('languageTag'), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <details class="copies">
      <summary>{t('archive_copies', { count: copies.length })}</summary>
      <ol>
        {copies.map((copy) => (
          <li key={copy.seq}>
            <a href={hrefOf(copy)} aria-current={copy.seq === shown.seq ? 'true' : undefined}>
              {written.format(copy.keptAt)}
            </a>
            <span class="soft">
              {t('archive_messages', { count: copy.holds.active.length })}
              {copy.seq === current && ` · ${t('archive_copy_current')}`}
              {copy.holds.partialBecause && ` · ${t('archive_partial')}`}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
