import type { Catalogue } from '../../lib/i18n/translate';
import type { SourceFile } from './source-code';

/** Placeholders in a catalogue that are wrong, as sentences. */
export function placeholderBreaches(language: string, catalogue: Catalogue): string[] {
  return Object.entries(catalogue).flatMap(([key, { message, placeholders = {} }]) => {
    const used = new Set([...message.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name.toLowerCase()));
    const declared = Object.keys(placeholders).map((name) => name.toLowerCase());
    const undeclared = [...used].filter((name) => !declared.includes(name));
    const unused = declared.filter((name) => !used.has(name));
    const misnamed = Object.entries(placeholders).filter(([name, { content }]) => content !== `{${name}}`);
    return [
      ...undeclared.map((name) => `${language}: ${key} uses $${name}$ without declaring it.`),
      ...unused.map((name) => `${language}: ${key} declares $${name}$ without using it.`),
      ...misnamed.map(([name]) => `${language}: the content of $${name}$ in ${key} must be {${name}}.`),
    ];
  });
}

/** Plural forms of one message belong together: `saved_one` is reached by `saved`. */
const PLURAL = /_(?:zero|one|two|few|many|other)$/;

/**
 * The keys a language has: those of English, each counted message in the forms that this language tells apart (CLDR). The form
 * "other" is the message without a suffix, or the one that ends in `_other` where English has that.
 */
export function keysFor(language: string, english: Catalogue): string[] {
  const forms = new Intl.PluralRules(tagOf(language)).resolvedOptions().pluralCategories;
  const keys = Object.keys(english);
  const counted = keys.filter((key) => key.endsWith('_one'));
  return [
    ...keys.filter((key) => !counted.includes(key)),
    ...counted.flatMap((key) =>
      forms.filter((form) => form !== 'other').map((form) => key.replace(PLURAL, `_${form}`)),
    ),
  ].sort();
}

/** `pt_BR`, the name of a folder, as the BCP 47 tag `pt-BR`. */
export function tagOf(language: string): string {
  return language.replace('_', '-');
}

/** Messages whose placeholders are others than in English, as sentences. A plural form may say its count in words. */
export function placeholderDifferences(language: string, words: Catalogue, english: Catalogue): string[] {
  return Object.keys(words).flatMap((key) => {
    const whole = wholeOf(key, english);
    const names = placeholdersOf(words, key);
    const free = whole === key ? [] : ['count'];
    const lost = placeholdersOf(english, whole).filter(
      (name) => !names.includes(name) && !free.includes(name),
    );
    const own = names.filter((name) => !placeholdersOf(english, whole).includes(name));
    return [
      ...lost.map((name) => `${language}: ${key} lost $${name}$.`),
      ...own.map((name) => `${language}: ${key} has $${name}$, which English has not.`),
    ];
  });
}

/** The message that a plural form is a form of; every other key is its own. */
function wholeOf(key: string, english: Catalogue): string {
  const stem = key.replace(PLURAL, '');
  return [stem, `${stem}_other`].find((whole) => whole in english) ?? key;
}

function placeholdersOf(catalogue: Catalogue, key: string): string[] {
  return Object.keys(catalogue[key]?.placeholders ?? {});
}

/** Keys whose sentence is the English one. */
export function untranslated(words: Catalogue, english: Catalogue): string[] {
  return Object.keys(english).filter((key) => words[key]?.message === english[key]?.message);
}

/** Short English messages without a full stop or a value are labels: of a button, a field, a heading. */
const LABEL = /^[^$.…]{1,30}$/;

/** Labels that outgrow the room English leaves them (characters), as sentences. */
export function longLabels(words: Catalogue, english: Catalogue): string[] {
  return Object.entries(english)
    .filter(([, { message }]) => LABEL.test(message))
    .flatMap(([key, { message }]) => {
      const room = Math.max(24, Math.floor(1.9 * message.length));
      const own = words[key]?.message ?? '';
      return own.length > room ? [`${key}: “${own}” has ${own.length} characters, not ${room}.`] : [];
    });
}

/** How the code refers to messages: by whole keys, and by templates such as `verdict_${is}`. */
export interface KeyUse {
  /** Everything in the code that could be a key. */
  possible: RegExp[];
  /** What `t(…)` is certainly asked for. */
  asked: RegExp[];
}

export function keyUse(files: Pick<SourceFile, 'text'>[]): KeyUse {
  const find = (pattern: RegExp) =>
    files.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, found = '']) => keyPattern(found)));
  return {
    possible: [...find(/['"](\w+)['"]/g), ...find(/__MSG_(\w+)__/g), ...find(/`((?:\w|\$\{[^}`]*\})+)`/g)],
    asked: [...find(/(?<![.\w])t\(\s*['"](\w+)['"]/g), ...find(/(?<![.\w])t\(\s*`((?:\w|\$\{[^}`]*\})+)`/g)],
  };
}

/** A template needs some words of its own: `${a}` alone would fit every key. */
function keyPattern(reference: string): RegExp {
  const own = reference.replace(/\$\{[^}]*\}/g, '');
  return own === '' ? /^$/ : new RegExp(`^${reference.replace(/\$\{[^}]*\}/g, '\\w+')}$`);
}

/** Keys nobody uses. */
export function unusedKeys(catalogue: Catalogue, { possible }: KeyUse): string[] {
  return Object.keys(catalogue).filter((key) => !possible.some((pattern) => fits(pattern, key)));
}

/** What is asked for and does not exist. */
export function missingKeys(catalogue: Catalogue, { asked }: KeyUse): string[] {
  const keys = Object.keys(catalogue);
  return asked.filter((pattern) => !keys.some((key) => fits(pattern, key))).map(({ source }) => source);
}

function fits(pattern: RegExp, key: string): boolean {
  return pattern.test(key) || pattern.test(key.replace(PLURAL, ''));
}
