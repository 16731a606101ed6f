import type { Translate } from './translate';

/** Failures of the archive that a person may meet, by the name of their class: it is all that is left of them in another context. */
const KEYS: Readonly<Record<string, string>> = {
  StorageFullError: 'failure_full',
  EmptyCopyError: 'failure_empty_copy',
  DamagedCopyError: 'archive_damaged',
  // What ChatGPT answered was no conversation.
  UnreadableFileError: 'chatgpt_site_changed',
};

/** The sentence for whoever wanted something that did not work; what nobody foresaw in its own words. */
export function failureWords(error: unknown, t: Translate): string {
  if (!(error instanceof Error)) return String(error);
  const key = Object.hasOwn(KEYS, error.name) ? KEYS[error.name] : undefined;
  return key ? t(key) : error.message;
}
