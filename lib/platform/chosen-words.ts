import { isLanguage } from '../i18n/languages';
import { type Catalogue, sentencesOf } from '../i18n/translate';
import { browser } from './browser';
import { storedItem } from './storage';

/**
 * The words of the language that the user chose instead of the browser's own, as a copy in storage: a content script may read that, but
 * no file of the extension that the page around it could not read, too.
 */
export interface ChosenWords {
  /** A folder of `_locales`. */
  language: string;
  /** By their keys, with values written as `{name}`. */
  words: Record<string, string>;
}

/** Null while the browser's language holds. */
export const chosenWords = storedItem<ChosenWords | null>('local', 'chosen-words', null);

/** Speaks this language from now on, on every surface; null follows the browser again. Rejects for a language without words. */
export async function chooseLanguage(language: string | null): Promise<void> {
  if (language === null) return chosenWords.remove();
  if (!isLanguage(language)) throw new Error(`There are no words in the language "${language}".`);
  const file = await fetch(browser.runtime.getURL(`_locales/${language}/messages.json`));
  await chosenWords.set({ language, words: sentencesOf((await file.json()) as Catalogue) });
}

/** Takes the words of this version in place of those that an older one had stored. */
export async function renewWords(): Promise<void> {
  const chosen = await chosenWords.get();
  if (chosen) await chooseLanguage(chosen.language);
}
