import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isLanguage, LANGUAGES } from '../../../lib/i18n/languages';

it('offers exactly the languages that there are words for', () => {
  expect(LANGUAGES.map(({ folder }) => folder).sort()).toEqual(readdirSync('public/_locales').sort());
  expect(isLanguage('pt_BR')).toBe(true);
  expect(isLanguage('tlh')).toBe(false);
  expect(isLanguage(undefined)).toBe(false);
});
