import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromBytes, toBytes } from '../../../lib/search/bytes';

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('a', '\n', 'é', '→', '海', '🐋', '\ufeff', '\u0080', '\u00ff'))
    .map((all) => all.join('')),
);

it('makes one character of each byte, and the text of them again', () => {
  expect(toBytes('a→\n')).toBe('a\u00e2\u0086\u0092\n');
  fc.assert(
    fc.property(text, (text) => {
      const bytes = toBytes(text);
      expect(bytes).toMatch(/^[\u0000-\u00ff]*$/);
      expect(fromBytes(bytes)).toBe(text);
      expect(bytes.split('\n').map(fromBytes)).toEqual(text.split('\n'));
    }),
  );
});

it('finds in bytes what is in the text, and nothing else', () => {
  fc.assert(
    fc.property(text, text, text, (before, part, after) => {
      expect(toBytes(before + part + after)).toContain(toBytes(part));
      expect(toBytes(before).includes(toBytes(part))).toBe(before.includes(part));
    }),
  );
});

it('takes long runs, and halves of characters', () => {
  const long = '🐋海'.repeat(20_000);
  expect(fromBytes(toBytes(long))).toBe(long);
  expect(fromBytes(toBytes('a\ud83d'))).toBe('a\ufffd');
});
