import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { chooseLanguage, chosenWords, renewWords } from '../../../lib/platform/chosen-words';
import { drawInWords, followWords, loadTranslate } from '../../../lib/platform/translate';
import { catalogue } from '../../support/english';

/** What browsers do with a catalogue: each `$name$` becomes its placeholder's content; an unknown key is empty. */
function asABrowserReads(words: typeof catalogue) {
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((key: string) => {
    const entry = words[key];
    return (entry?.message ?? '').replace(
      /\$(\w+)\$/g,
      (_, name) => entry?.placeholders?.[name]?.content ?? '',
    );
  });
}

/** The extension's own files, which its pages may read. */
function asPagesRead() {
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path: string) => path);
  vi.stubGlobal('fetch', async (path: string) => new Response(readFileSync(`public/${path}`, 'utf8')));
}

beforeEach(() => fakeBrowser.reset());
afterEach(() => vi.unstubAllGlobals());

it('fills named values into what the browser found, in the plural the count asks for', async () => {
  asABrowserReads(catalogue);
  const t = await loadTranslate();
  expect(t('popup_backup_messages', { count: 1 })).toBe('1 message');
  expect(t('popup_backup_messages', { count: 1234 })).toBe('1,234 messages');
  expect(t('popup_exported', { file: '$1 {file}.md' })).toBe('Exported: $1 {file}.md');
});

it('fails loudly on a word that does not exist', async () => {
  asABrowserReads(catalogue);
  const t = await loadTranslate();
  expect(() => t('popup_nonsense')).toThrow('popup_nonsense');
});

it('draws a page in the words that are chosen when it is ready, and again when others are', async () => {
  asABrowserReads(catalogue);
  asPagesRead();
  const page = { documentElement: { lang: '', dir: '' } };
  const drawn: string[] = [];
  let open: (read: string) => void = () => {};
  const ready = new Promise<string>((resolve) => {
    open = resolve;
  });
  const drawing = drawInWords(page as unknown as Document, ready, (t, read, language) =>
    drawn.push(`${t('popup_settings')}, ${read}, ${language}`),
  );
  // Chosen while the page still reads: it begins with these words.
  await chooseLanguage('ar');
  expect(drawn).toEqual([]);
  open('read');
  await drawing;
  expect(drawn).toEqual(['الإعدادات, read, ar']);
  // The language and the direction of the words, not of the browser.
  expect(page.documentElement).toEqual({ lang: 'ar', dir: 'rtl' });
  await chooseLanguage(null);
  await vi.waitFor(() => expect(drawn.at(-1)).toBe('Settings, read, null'));
  expect(page.documentElement).toEqual({ lang: 'en', dir: 'ltr' });
});

it('speaks the language that was chosen, with its numbers and plurals, until the browser is to decide again', async () => {
  asABrowserReads(catalogue);
  asPagesRead();
  await chooseLanguage('ar');
  const t = await loadTranslate();
  const forms = [1, 2, 3, 11].map((count) => t('popup_backup_messages', { count }));
  expect(new Set(forms.map((form) => form.replace(/[\d٠-٩]+/g, '')))).toHaveLength(4);
  expect(t('popup_exported', { file: 'ملف.md' })).toContain('ملف.md');
  await chooseLanguage(null);
  expect((await loadTranslate())('popup_settings')).toBe('Settings');
});

it('refuses a language it has no words for', async () => {
  asPagesRead();
  await expect(chooseLanguage('../../manifest')).rejects.toThrow('no words');
  expect(await chosenWords.get()).toBeNull();
});

it('changes what it says while it is used, and tells that it did', async () => {
  asABrowserReads(catalogue);
  asPagesRead();
  await chooseLanguage('de');
  const changed = vi.fn();
  const stop = new AbortController();
  const { t, known } = followWords(stop.signal, changed);
  expect(t('popup_settings')).toBe('Settings');
  await known;
  expect(t('popup_settings')).toBe('Einstellungen');
  await chooseLanguage('fr');
  expect(t('popup_settings')).toBe('Paramètres');
  expect(changed).toHaveBeenCalledTimes(2);
  stop.abort();
  await chooseLanguage('de');
  expect(t('popup_settings')).toBe('Paramètres');
});

it('knows words that the chosen language, stored by an older version, has not; an update renews them', async () => {
  asABrowserReads(catalogue);
  asPagesRead();
  await chosenWords.set({ language: 'de', words: { languageTag: 'de' } });
  expect((await loadTranslate())('popup_settings')).toBe('Settings');
  await renewWords();
  expect((await loadTranslate())('popup_settings')).toBe('Einstellungen');
});
