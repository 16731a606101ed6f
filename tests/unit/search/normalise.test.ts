import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldWithOrigins } from '../../../lib/search/normalise';

const wild = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        'a',
        'É',
        'e\u0301',
        ' ',
        '  ',
        '\n',
        '\u00a8',
        'ß',
        '한',
        '\u1112\u1161',
        'が',
        'か\u3099',
        '“',
        '𝐀',
        'İ',
        'Σ',
      ),
    )
    .map((all) => all.join('')),
);

describe('fold', () => {
  it.each([
    ['Straße', 'STRASSE'],
    ['naïve Café', 'naive cafe'],
    ['nai\u0308ve', 'naïve'],
    ['don’t “quote”', 'don\'t "quote"'],
    ['ﬁle ① ＡＢＣ', 'file 1 abc'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['Łódź, smørrebrød', 'lodz, smorrebrod'],
    ['ёлка', 'елка'],
    ['İstanbul ısı', 'istanbul isi'],
    ['مُحَمَّد', 'محمد'],
    ['שָׁלוֹם', 'שלום'],
    ['ﾃｽﾄ', 'テスト'],
    ['한국어', '\u1112\u1161\u11ab국어'],
    ['one\n\n\ttwo  three\u00a0four', 'one two three four'],
    ['soft\u00adhyphen', 'softhyphen'],
  ])('%s is found by %s', (text, typed) => expect(fold(text)).toBe(fold(typed)));

  it.each([
    ['か', 'が'],
    ['가', '나'],
    ['काम', 'कम'],
  ])('%s stays apart from %s', (one, other) => expect(fold(one)).not.toBe(fold(other)));

  it('changes nothing that is folded already', () => {
    fc.assert(
      fc.property(wild, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('foldWithOrigins', () => {
  it('folds as fold does, and every character has its place in the original', () => {
    fc.assert(
      fc.property(wild, (text) => {
        const { folded, origin } = foldWithOrigins(text);
        expect(folded).toBe(fold(text));
        expect(origin).toHaveLength(folded.length + 1);
        expect(origin).toEqual([...origin].sort((a, b) => a - b));
        expect(origin.at(-1)).toBe(text.length);
      }),
    );
  });

  it('maps a letter with an accent and a letter that becomes two', () => {
    expect(foldWithOrigins('e\u0301ßx')).toEqual({ folded: 'essx', origin: [0, 2, 2, 3, 4] });
  });
});
