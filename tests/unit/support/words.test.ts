import { describe, expect, it } from 'vitest';
import { keyUse, missingKeys, placeholderBreaches, unusedKeys } from '../../support/words';

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
