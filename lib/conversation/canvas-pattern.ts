/**
 * Canvas edits are Python regular expressions (DOTALL, UNICODE) with Python's replacement templates, as the tool's own
 * instructions to the model say (public copies of the system prompt, 2025-26). Only what means the same in JavaScript is
 * translated; for anything else the caller says that the document was not reconstructed.
 */
export interface Edit {
  pattern: string;
  replacement: string;
  /** Every match, not only the first. */
  multiple: boolean;
}

/** Steps an edit may take at most, roughly: patterns come from a conversation, and a hostile one could run for hours. */
const BUDGET = 1e8;

/** Groups without names and flags, classes, the dot, and quantifiers on single characters only. */
const TOKEN =
  /\\[nrt]|\\[dDwWsSbB]|\\[^A-Za-z0-9]|\[\^?(?:\\[\s\S]|[^\]\\[])+\]|\((?:\?[:=!]|(?!\?))|[).|^$]|[*+?]\??|\{\d{1,4}(?:,\d{0,4})?\}\??|[^\\()[\]*+?]/y;

/** Applies one edit; null when the pattern is not understood, would take too long, or matches nothing. */
export function applyEdit(text: string, { pattern, replacement, multiple }: Edit): string | null {
  const insert = template(replacement);
  if (!insert) return null;
  // The usual way to write a document anew. Python would also match the empty end of the text.
  if (pattern === '.*') return insert([text]);
  const source = translate(pattern, text);
  if (source === null) return null;
  const expression = compile(source, multiple ? 'gsu' : 'su');
  if (!expression?.test(text)) return null;
  expression.lastIndex = 0;
  return text.replace(expression, (...match: unknown[]) => {
    const groups = match.slice(
      0,
      match.findIndex((each) => typeof each === 'number'),
    );
    return insert(groups.map((group) => (typeof group === 'string' ? group : '')));
  });
}

function compile(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}

function translate(pattern: string, text: string): string | null {
  let source = '';
  let prefix = '';
  let isPrefix = true;
  let endless = 0;
  let previous = '';
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < pattern.length) {
    const token = TOKEN.exec(pattern)?.[0];
    if (token === undefined) return null;
    const isQuantifier = /^(?:[*+?]|\{\d)/.test(token);
    if (isQuantifier) {
      // On a group it could take exponential time; after a quantifier it is Python's possessive form.
      if (previous === ')' || previous === '' || /^(?:[*+?(|^$]|\{\d)/.test(previous)) return null;
      if (/^(?:[*+]|\{\d+,)/.test(token)) endless++;
      // The character before it may be absent.
      if (isPrefix) prefix = prefix.slice(0, -1);
    }
    // Letters and digits of all scripts in Python, of ASCII only in JavaScript.
    if (/^\\[dDwWbB]/.test(token) || /^\[.*\\[dDwW]/s.test(token)) {
      if (/[^\u0000-\u007f]/.test(text)) return null;
    }
    const literal = literalOf(token);
    isPrefix &&= literal !== null;
    if (isPrefix) prefix += literal;
    source += token === '$' ? '(?=\\n?$)' : literal === null ? token : escaped(literal);
    previous = token;
  }
  const places = prefix === '' ? text.length : text.split(prefix).length;
  return places * text.length ** endless > BUDGET ? null : source;
}

/** The character that a token stands for; null when it stands for something else. */
function literalOf(token: string): string | null {
  const controls: Record<string, string> = {
    '\\n': '\n',
    '\\r': '\r',
    '\\t': '\t',
  };
  if (token.length === 1) return /[().|^$*+?]/.test(token) ? null : token;
  return controls[token] ?? (/^\\[^A-Za-z0-9]$/.test(token) ? token.slice(1) : null);
}

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}

/** Python's template: `\1`, `\g<1>`, `\n`, `\\`. Null when it uses anything else that begins with a backslash and a letter. */
function template(replacement: string): ((groups: string[]) => string) | null {
  if (/\\(?:[A-Zabc-fh-mo-qsu-z]|g(?!<\d{1,2}>)|0)|\\$/.test(replacement.replace(/\\\\/g, ''))) return null;
  const controls: Record<string, string> = {
    n: '\n',
    r: '\r',
    t: '\t',
    '\\': '\\',
  };
  return (groups) =>
    replacement.replace(
      /\\(?:g<(\d{1,2})>|(\d{1,2})|([nrt\\]))/g,
      (mark, named?: string, numbered?: string, control?: string) =>
        control === undefined ? (groups[Number(named ?? numbered)] ?? mark) : (controls[control] ?? mark),
    );
}
