import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../lib/i18n/translate';

const languages = readdirSync('public/_locales');

describe.each(languages)('the catalogue of %s', (language) => {
  const catalogue = JSON.parse(
    readFileSync(`public/_locales/${language}/messages.json`, 'utf8'),
  ) as Catalogue;

  it('declares each named value as itself in braces, because the browser only fills in numbered ones', () => {
    for (const [key, { message, placeholders = {} }] of Object.entries(catalogue)) {
      const used = new Set([...message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name));
      expect([...used].sort(), key).toEqual(Object.keys(placeholders).sort());
      for (const [name, { content }] of Object.entries(placeholders)) expect(content, key).toBe(`{${name}}`);
    }
  });
});
