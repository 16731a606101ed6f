import { type Catalogue, type Translate, translateWith } from '../i18n/translate';

/** Translate in a web worker, which has no extension API to ask. @param language `languageTag` of the words */
export async function wordsInWorker(language: string): Promise<Translate> {
  const file = await fetch(`/_locales/${language.replace('-', '_')}/messages.json`);
  return translateWith((await file.json()) as Catalogue, language);
}
