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

/** Names of a message's placeholders, to compare languages by. */
export function placeholdersOf(catalogue: Catalogue, key: string): string[] {
  return Object.keys(catalogue[key]?.placeholders ?? {}).sort();
}

/** Plural forms of one message belong together: `saved_one` is reached by `saved`. */
const PLURAL = /_(?:zero|one|two|few|many|other)$/;

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
