import { relativeTime } from '../lib/i18n/relative-time';
import type { Translate } from '../lib/i18n/translate';
import { useNow } from './use-now';

export interface AgeProps {
  /** Epoch ms. */
  at: number;
  /** Message key of a sentence with `$age$` in it. */
  sentence: string;
  t: Translate;
}

/** How old a remote fact is, in a sentence that ticks. Everything that shows such a fact shows its age with this. */
export function Age({ at, sentence, t }: AgeProps) {
  const language = t('languageTag');
  const exactly = new Date(at);
  return (
    <time dateTime={exactly.toISOString()} title={exactly.toLocaleString(language)}>
      {t(sentence, { age: relativeTime(at, useNow(), language) })}
    </time>
  );
}
