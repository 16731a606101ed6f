import { relativeTime } from '../lib/i18n/relative-time';
import type { Translate } from '../lib/i18n/translate';
import { useNow } from './use-now';

/** How old a remote fact is, ticking. Everything that shows such a fact shows it with this. `at` in epoch ms. */
export function Age({ at, t }: { at: number; t: Translate }) {
  const language = t('languageTag');
  const exactly = new Date(at);
  return (
    <time dateTime={exactly.toISOString()} title={exactly.toLocaleString(language)}>
      {relativeTime(at, useNow(), language)}
    </time>
  );
}
