import type { Refusal, UnreadableFileError } from '../conversation/unreadable-file-error';
import type { Translate } from './translate';

/** Why something cannot be read, to stand after its name and a colon: "it is cut off." */
export function refusalWords(why: Refusal, t: Translate): string {
  return t(`refusal_${why.replaceAll('-', '_')}`);
}

/** The one sentence about what cannot be read. */
export function refusalSentence({ why, from }: UnreadableFileError, t: Translate): string {
  const reason = refusalWords(why, t);
  return from === null ? reason : t('refused', { file: from, reason });
}
