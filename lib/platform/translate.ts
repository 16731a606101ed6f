import { type Translate, translateBy } from '../i18n/translate';
import { browser } from './browser';
import { type ChosenWords, chosenWords } from './chosen-words';

/**
 * Translate in the language that was chosen, else over the browser's own catalogue of this extension. That answers at once in every
 * context (a content script included, which could neither fetch `_locales` nor should carry it in its bundle) and falls back to English
 * word by word; it also has the words that the chosen language, stored by an older version, does not know yet.
 *
 * The browser only knows numbered values; ours are named. So each placeholder's `content` in `_locales` is its own name in braces:
 * the browser turns `$count$` into `{count}`, and `{count}` is filled in here.
 */
export function translateIn(chosen: ChosenWords | null): Translate {
  const ofBrowser = (key: string) => browser.i18n.getMessage(key) || undefined;
  const find = chosen ? (key: string) => chosen.words[key] ?? ofBrowser(key) : ofBrowser;
  return translateBy(find, find('languageTag') ?? 'en');
}

/** Translate for a page: in the language that is chosen now. */
export async function loadTranslate(): Promise<Translate> {
  return translateIn(await chosenWords.get());
}

/** Words that follow the choice of a language while they are used. */
export interface FollowedWords {
  t: Translate;
  /** Resolves when the choice has been read; before that the browser's language is spoken. */
  known: Promise<void>;
}

/** For those who live longer than a choice: background and content script. Calls back when other words hold, until the signal aborts. */
export function followWords(signal: AbortSignal, onChange: () => void): FollowedWords {
  let current = translateIn(null);
  const speak = (chosen: ChosenWords | null) => {
    current = translateIn(chosen);
    onChange();
  };
  chosenWords.watch(speak, signal);
  return {
    t: (key, values) => current(key, values),
    known: chosenWords.get().then(
      (chosen) => {
        if (chosen) speak(chosen);
      },
      () => undefined,
    ),
  };
}

/**
 * Draws a page when `ready` has come, in the language that is chosen, and anew whenever another one is; the document says which it is
 * (`@@bidi_dir` follows the browser, not the words). `language`: a folder of `_locales`; null while the browser's own holds.
 */
export async function drawInWords<T>(
  document: Document,
  ready: Promise<T>,
  draw: (t: Translate, read: T, language: string | null) => void,
): Promise<void> {
  let isDrawn = false;
  let chosen = chosenWords.get();
  const speak = (words: ChosenWords | null, read: T) => {
    const t = translateIn(words);
    Object.assign(document.documentElement, { lang: t('languageTag'), dir: t('dir') });
    draw(t, read, words?.language ?? null);
  };
  chosenWords.watch((words) => {
    chosen = Promise.resolve(words);
    if (isDrawn) void ready.then((read) => speak(words, read));
  }, new AbortController().signal);
  const [, read] = await Promise.all([chosen, ready]);
  isDrawn = true;
  speak(await chosen, read);
}
