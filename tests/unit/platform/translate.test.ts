import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { documentLanguage, loadTranslate } from '../../../lib/platform/translate';
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

it('fills named values into what the browser found, in the plural the count asks for', () => {
  asABrowserReads(catalogue);
  const t = loadTranslate();
  expect(t('popup_backup_messages', { count: 1 })).toBe('1 message');
  expect(t('popup_backup_messages', { count: 1234 })).toBe('1,234 messages');
  expect(t('popup_exported', { file: '$1 {file}.md' })).toBe('Exported: $1 {file}.md');
});

it('fails loudly on a word that does not exist', () => {
  asABrowserReads(catalogue);
  expect(() => loadTranslate()('popup_nonsense')).toThrow('popup_nonsense');
});

it('gives the document the language and the direction of the words, not of the browser', () => {
  asABrowserReads({ languageTag: { message: 'ar' }, dir: { message: 'rtl' } });
  expect(documentLanguage(loadTranslate())).toEqual({ lang: 'ar', dir: 'rtl' });
});
