import { fold } from './normalise';

/** What is looked for: every term has to occur, in any order. Terms are folded and never empty. */
export interface Query {
  terms: string[];
}

/**
 * Reads what was typed: words, and "exact phrases" in any kind of double quotes; a quote that is still open counts as one, because
 * people search while they type. Null when there is nothing to look for.
 */
export function parseQuery(typed: string): Query | null {
  const terms = Array.from(fold(typed).matchAll(/"([^"]*)"?|[^\s"]+/g), ([word, phrase]) =>
    (phrase ?? word).trim(),
  ).filter((term) => term !== '');
  return terms.length > 0 ? { terms: [...new Set(terms)] } : null;
}
