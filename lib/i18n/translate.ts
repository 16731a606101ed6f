/**
 * Words are chosen here and written in `public/_locales`. A catalogue is an argument, because the converter and the replay have
 * no browser, and the browser's own i18n API does not exist in tests.
 */

/** A file of `public/_locales`, in Chrome's format. */
export type Catalogue = Record<
  string,
  {
    message: string;
    description?: string;
    placeholders?: Record<string, { content: string; example?: string }>;
  }
>;

export type Values = Record<string, string | number>;

/** `t(key, values)`: the sentence of that name with its named placeholders filled in. */
export type Translate = (key: string, values?: Values) => string;

/**
 * Translate over a catalogue. With a `count` among the values the plural form `<key>_one`, `<key>_few`… is used where it
 * exists (CLDR names, chosen by `Intl.PluralRules`). Throws on an unknown key: a missing word is a defect, not a blank.
 */
export function translateWith(catalogue: Catalogue, language: string): Translate {
  return translateBy((key) => sentenceOf(catalogue[key]), language);
}

/** All sentences of a catalogue by their keys, with their values written as `{name}`. */
export function sentencesOf(catalogue: Catalogue): Record<string, string> {
  return Object.fromEntries(Object.entries(catalogue).map(([key, entry]) => [key, sentenceOf(entry) ?? '']));
}

function sentenceOf(entry: Catalogue[string] | undefined): string | undefined {
  return entry?.message.replace(/\$(\w+)\$/g, '{$1}');
}

/** The same over any way to find a sentence by its key (undefined when there is none), with its values written as `{name}`. */
export function translateBy(find: (key: string) => string | undefined, language: string): Translate {
  const plural = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (key, values = {}) => {
    const form = typeof values.count === 'number' ? find(`${key}_${plural.select(values.count)}`) : undefined;
    const sentence = form ?? find(key);
    if (sentence === undefined) throw new Error(`No message "${key}" in the catalogue of ${language}.`);
    return sentence.replace(/\{(\w+)\}/g, (mark, name: string) => {
      const value = values[name.toLowerCase()] ?? values[name];
      if (value === undefined) return mark;
      return typeof value === 'number' ? numbers.format(value) : value;
    });
  };
}
