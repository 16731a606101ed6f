import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withDollars } from '../../../lib/export/dollars';
import { said } from './hostile';

describe('formulas in dollar signs', () => {
  it.each([
    ['inline', String.raw`So \( x^2 \), then`, 'So $x^2$, then'],
    ['on its own', '\\[\nE = mc^2\n\\]', '$$\nE = mc^2\n$$'],
    ['several', String.raw`\(a\) and \(b\)`, '$a$ and $b$'],
  ])('are written for notes: %s', (_, given, written) => expect(withDollars(given)).toBe(written));

  it.each([
    ['dollars already', 'So $x^2$ and $$y$$'],
    ['prices', 'From $5 to $6, or US$20'],
    ['a code span', 'grep "`\\(foo\\)`"'],
    ['a fence', '```sh\ngrep "\\(foo\\)"\n```'],
    ['a bracket alone', String.raw`a \( without its partner`],
    ['a digit behind it', String.raw`\(x\)2`],
    ['a price inside', String.raw`\(x = \text{$5}\)`],
  ])('leave as it is: %s', (_, given) => expect(withDollars(given)).toBe(given));

  it('change nothing in whatever holds no bracket of a formula, and never code', () => {
    fc.assert(
      fc.property(said, ({ text, codes }) => {
        const written = withDollars(text);
        if (!/\\[([]/.test(text)) expect(written).toBe(text);
        for (const code of codes) expect(written).toContain(code);
      }),
    );
  });
});
