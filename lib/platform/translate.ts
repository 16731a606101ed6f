import { type Translate, translateBy } from '../i18n/translate';
import { browser } from './browser';

/**
 * Translate over the browser's own catalogue of this extension. It answers at once in every context (a content script included,
 * which could neither fetch `_locales` nor should carry it in its bundle) and falls back to English word by word.
 *
 * The browser only knows numbered values; ours are named. So each placeholder's `content` in `_locales` is its own name in braces:
 * the browser turns `$count$` into `{count}`, and `{count}` is filled in here.
 */
export function loadTranslate(): Translate {
  const find = (key: string) => browser.i18n.getMessage(key) || undefined;
  return translateBy(find, find('languageTag') ?? 'en');
}

/** Language and direction of the words shown, ready to assign to `<html>` (`@@bidi_dir` follows the browser, not the words). */
export function documentLanguage(t: Translate): { lang: string; dir: string } {
  return { lang: t('languageTag'), dir: t('dir') };
}
