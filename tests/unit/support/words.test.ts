import { describe, expect, it } from 'vitest';
import {
  keysFor,
  keyUse,
  longLabels,
  missingKeys,
  placeholderBreaches,
  placeholderDifferences,
  untranslated,
  unusedKeys,
} from '../../support/words';

const word = (message: string) => ({ message });

describe('keys', () => {
  const files = [
    {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a source file
      text: "t('popup_title'); const label = 'settings_auto'; t(`verdict_${is}`, { count }); t('saved', { count });",
    },
  ];
  const catalogue = {
    popup_title: word('a'),
    settings_auto: word('b'),
    verdict_degraded: word('c'),
    saved_one: word('d'),
    saved_other: word('e'),
  };

  it('are used as a whole, through a table, by a template, in plural forms', () => {
    expect(unusedKeys(catalogue, keyUse(files))).toEqual([]);
    expect(missingKeys(catalogue, keyUse(files))).toEqual([]);
  });

  it('are reported when nobody uses them', () => {
    expect(unusedKeys({ ...catalogue, popup_old: word('f') }, keyUse(files))).toEqual(['popup_old']);
  });

  it('are reported when they do not exist, a template that fits none included', () => {
    const { popup_title: _, verdict_degraded: __, ...rest } = catalogue;
    expect(missingKeys(rest, keyUse(files))).toEqual(['^popup_title$', '^verdict_\\w+$']);
  });

  it('are not all used because of one template without words of its own', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a source file
    expect(unusedKeys({ a_b: word('a') }, keyUse([{ text: 'f(`${x}`)' }]))).toEqual(['a_b']);
  });
});

describe('placeholders', () => {
  const message = (placeholders: Record<string, { content: string }>) => ({
    saved: { message: 'Saved $when$', placeholders },
  });

  it('are declared with their own name', () => {
    expect(placeholderBreaches('en', message({ when: { content: '{when}' } }))).toEqual([]);
  });

  it.each([
    [{}, 'en: saved uses $when$ without declaring it.'],
    [
      { when: { content: '{when}' }, who: { content: '{who}' } },
      'en: saved declares $who$ without using it.',
    ],
    [{ when: { content: '$1' } }, 'en: the content of $when$ in saved must be {when}.'],
  ])('%o: %s', (placeholders, breach) => {
    expect(placeholderBreaches('en', message(placeholders as Record<string, { content: string }>))).toContain(
      breach,
    );
  });
});

describe('another language', () => {
  const english = {
    title: word('a'),
    saved: word('b'),
    saved_one: word('c'),
    lost_one: word('d'),
    lost_other: word('e'),
  };

  it.each([
    ['ja', ['lost_other', 'saved', 'title']],
    ['de', ['lost_one', 'lost_other', 'saved', 'saved_one', 'title']],
    ['pt_BR', ['lost_many', 'lost_one', 'lost_other', 'saved', 'saved_many', 'saved_one', 'title']],
  ])('has the plural forms of its own: %s', (language, keys) => {
    expect(keysFor(language, english)).toEqual(keys);
  });

  const counted = (...names: string[]) => ({
    message: 'x',
    placeholders: Object.fromEntries(names.map((name) => [name, { content: `{${name}}` }])),
  });

  it('may say a count in words, in a plural form', () => {
    const template = { saved: counted('count', 'age'), saved_one: counted('count', 'age') };
    expect(
      placeholderDifferences('ar', { saved: counted('age', 'count'), saved_two: counted('age') }, template),
    ).toEqual([]);
  });

  it('neither loses a value nor has one of its own', () => {
    const template = { saved: counted('count', 'age'), title: counted() };
    expect(
      placeholderDifferences(
        'ar',
        { saved: counted('age'), saved_few: counted('count'), title: counted('x') },
        template,
      ),
    ).toEqual([
      'ar: saved lost $count$.',
      'ar: saved_few lost $age$.',
      'ar: title has $x$, which English has not.',
    ]);
  });

  it('is compared with English word by word', () => {
    expect(untranslated({ ...english, title: word('Titel') }, english)).toEqual([
      'saved',
      'saved_one',
      'lost_one',
      'lost_other',
    ]);
  });

  it('has room in labels, not without end', () => {
    const labels = { button: word('Delete'), sentence: word('Deleted.') };
    const long = (length: number) => ({ button: word('x'.repeat(length)), sentence: word('x'.repeat(99)) });
    expect(longLabels(long(24), labels)).toEqual([]);
    expect(longLabels(long(25), labels)).toEqual([`button: “${'x'.repeat(25)}” has 25 characters, not 24.`]);
  });
});
