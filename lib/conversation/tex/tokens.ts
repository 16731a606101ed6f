/** A command without its backslash, or one character; `space` says that white space stood before it. */
export interface Token {
  kind: 'command' | 'character';
  text: string;
  /** Where it begins, and ends, in the source. */
  start: number;
  end: number;
}

/** `\name`, `\` and one character, or one character; white space means nothing in a formula. */
const TOKEN = /\\(?:[A-Za-z]+\*?|[\s\S])|[\s\S]/gu;

/** Cuts TeX into commands and characters. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: written, index } of source.matchAll(TOKEN)) {
    if (/^\s$/.test(written)) continue;
    const place = { start: index, end: index + written.length };
    if (written.length > 1 && written.startsWith('\\'))
      tokens.push({ kind: 'command', text: written.slice(1).replace(/\s/, ' '), ...place });
    else tokens.push({ kind: 'character', text: written, ...place });
  }
  return tokens;
}
