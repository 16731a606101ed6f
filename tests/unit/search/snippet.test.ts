import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../lib/search/normalise';
import { parseQuery } from '../../../lib/search/query';
import { marked, snippet } from '../../../lib/search/snippet';

const looking = (typed: string) => parseQuery(typed) ?? { terms: [] };
const drawn = (pieces: { text: string; hit: boolean }[]) =>
  pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

describe('marked', () => {
  it.each([
    ['The Café is open', 'cafe', 'The [Café] is open'],
    ['nai\u0308ve', 'naive', '[nai\u0308ve]'],
    ['nai\u0308', 'nai', '[nai\u0308]'],
    ['Große Straße', 'strasse', 'Große [Straße]'],
    ['red, blue, red', 'red blue', '[red], [blue], [red]'],
    ['overlap', 'over verl', '[overl]ap'],
    ['two\n  lines', '"two lines"', '[two\n  lines]'],
    ['nothing here', 'x', 'nothing here'],
    ['東京タワー', 'タワー', '東京[タワー]'],
  ])('%s, looking for %s', (text, typed, expected) =>
    expect(drawn(marked(text, looking(typed)))).toBe(expected),
  );

  it('gives back the whole text, and every mark folds to something with a term in it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
        (text, typed) => {
          const query = parseQuery(typed);
          if (!query) return;
          const pieces = marked(text, query);
          expect(pieces.map((piece) => piece.text).join('')).toBe(text);
          for (const { text: piece, hit } of pieces)
            if (hit) expect(query.terms.some((term) => fold(piece).includes(term))).toBe(true);
          expect(pieces.some(({ hit }) => hit)).toBe(query.terms.some((term) => fold(text).includes(term)));
        },
      ),
    );
  });
});

describe('snippet', () => {
  const long = `${'lead '.repeat(40)}the needle is here ${'tail '.repeat(80)}`;

  it('shows the first hit in its context, cut between words', () => {
    const line = drawn(snippet(long, looking('needle')));
    expect(line).toMatch(/^…lead .*the \[needle\] is here tail .*…$/);
    expect(line.length).toBeLessThan(190);
  });

  it('is one line', () => {
    expect(drawn(snippet('a\n\n```\nneedle\n```', looking('needle')))).toBe('a [needle]');
  });

  it('leaves out marks of Markdown, unless they are looked for', () => {
    const text = '## Head\n\n**bold** my_var\n\n| a | b |\n| --- | ---: |\n| c | d |';
    expect(drawn(snippet(text, looking('c')))).toBe('…my_var a b [c] d');
    expect(drawn(snippet(text, looking('**bold')))).toContain('[**bold]** my_var');
  });

  it('is the beginning when the text does not hold the words', () => {
    expect(drawn(snippet('Just a start', looking('needle')))).toBe('Just a start');
  });

  it('does not cut a surrogate pair', () => {
    const line = drawn(snippet(`${'😀'.repeat(60)}needle`, looking('needle')));
    expect(line).toMatch(/^…(?:😀)+\[needle\]$/u);
  });

  it('finds a word deep in a message of megabytes, also across the stretches it is searched in', () => {
    for (const depth of [2_000_000, 16_384 - 3]) {
      const text = `${'x'.repeat(depth)} needle ${'y'.repeat(1_000)}`;
      expect(drawn(snippet(text, looking('needle')))).toContain('[needle]');
    }
  });
});
