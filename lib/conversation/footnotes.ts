import type { Token, TokenizerAndRendererExtension, Tokens } from 'marked';

/** Footnotes, which GitHub's Markdown has and the lexer has not: `[^1]` in the text, `[^1]: …` at the beginning of a line. */
export type FootnoteToken =
  | { type: 'footnoteMark'; raw: string; name: string }
  | { type: 'footnote'; raw: string; name: string; tokens: Token[] };

const MARK = /^\[\^([^\]\s[]{1,40})\](?!:)/;
/** Up to the next blank line or note; bounded, because a line may be a megabyte. */
const NOTE = /^ {0,3}\[\^([^\]\s[]{1,40})\]:[ \t]*([^\n]*(?:\n(?![ \t]*\n| {0,3}\[\^)[^\n]+){0,50})(?:\n|$)/;
const NAMES = /^ {0,3}\[\^([^\]\s[]{1,40})\]:/gm;

export const footnoteExtensions: TokenizerAndRendererExtension[] = [
  {
    name: 'footnote',
    level: 'block',
    start(text) {
      // Asked at every paragraph, where a note could cut it short: looking further than its end would cost the square of the text.
      const end = text.indexOf('\n\n');
      return /^ {0,3}\[\^/m.exec(end === -1 ? text : text.slice(0, end))?.index;
    },
    tokenizer(text): Tokens.Generic | undefined {
      const [raw, name, note = ''] = NOTE.exec(text) ?? [];
      if (raw === undefined) return undefined;
      return {
        type: 'footnote',
        raw,
        name,
        tokens: this.lexer.inlineTokens(note.replace(/\n[ \t]+/g, '\n')),
      };
    },
  },
  {
    name: 'footnoteMark',
    level: 'inline',
    start: (text) => {
      const place = text.indexOf('[^');
      return place === -1 ? undefined : place;
    },
    tokenizer(text): Tokens.Generic | undefined {
      const [raw, name] = MARK.exec(text) ?? [];
      return raw === undefined ? undefined : { type: 'footnoteMark', raw, name };
    },
  },
];

/** Names of all notes of a text: a mark without its note is shown as it was written. */
export function footnotesIn(markdown: string): Set<string> {
  return new Set(Array.from(markdown.matchAll(NAMES), ([, name = '']) => name));
}
