import { describe, expect, it } from 'vitest';
import type { MathNode } from '../../../lib/conversation/tex/math-node';
import { parseTex } from '../../../lib/conversation/tex/parse';

/** Compact form: `msup(mi x, mn 2)`. */
const drawn = (nodes: readonly (MathNode | string)[]): string =>
  nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      const leaf = node.children.every((child) => typeof child === 'string');
      return leaf ? [node.tag, ...node.children].join(' ') : `${node.tag}(${drawn(node.children)})`;
    })
    .join(', ');
const read = (tex: string) => {
  const nodes = parseTex(tex);
  return nodes && drawn(nodes);
};

describe('a formula in TeX', () => {
  it.each([
    ['x^2 + y_1', 'msup(mi x, mn 2), mo +, msub(mi y, mn 1)'],
    ['x_i^{2n}', 'msubsup(mi x, mi i, mrow(mn 2, mi n))'],
    ["f''(x)", 'msup(mi f, mo ′′), mo (, mi x, mo )'],
    ['\\frac{1}{2}', 'mfrac(mn 1, mn 2)'],
    ['\\frac12', 'mfrac(mn 1, mn 2)'],
    ['\\sqrt[3]{x} - \\sqrt{2}', 'mroot(mi x, mn 3), mo −, msqrt(mn 2)'],
    ['\\sum_{i=1}^n i', 'munderover(mo ∑, mrow(mi i, mo =, mn 1), mi n), mi i'],
    ['\\int_0^1 f', 'msubsup(mo ∫, mn 0, mn 1), mi f'],
    ['\\lim_{x \\to 0}', 'munder(mo lim, mrow(mi x, mo →, mn 0))'],
    ['\\alpha \\leq \\Gamma', 'mi α, mo ≤, mi Γ'],
    ['\\mathbb{R}^n', 'msup(mi ℝ, mi n)'],
    ['\\mathbf{v}, \\vec{w}', 'mi 𝐯, mo ,, mover(mi w, mo →)'],
    ['\\text{if } x', 'mtext if\u00a0, mi x'],
    ['\\left( \\frac{a}{b} \\right]', 'mrow(mo (, mfrac(mi a, mi b), mo ])'],
    ['1{,}000 = 1,000.5', 'mn 1, mo ,, mn 000, mo =, mn 1,000.5'],
    ['(1,2)', 'mo (, mn 1, mo ,, mn 2, mo )'],
    [
      '\\begin{pmatrix} 1 & 0 \\\\ 0 & 1 \\end{pmatrix}',
      'mrow(mo (, mtable(mtr(mtd(mn 1), mtd(mn 0)), mtr(mtd(mn 0), mtd(mn 1))), mo ))',
    ],
    [
      '|x| = \\begin{cases} x & x \\ge 0 \\\\ -x & x < 0 \\end{cases}',
      'mo |, mi x, mo |, mo =, mrow(mo {, mtable(mtr(mtd(mi x), mtd(mi x, mo ≥, mn 0)), mtr(mtd(mo −, mi x), mtd(mi x, mo <, mn 0))))',
    ],
    ['\\underbrace{a+b}_{c}', 'munder(munder(mrow(mi a, mo +, mi b), mo ⏟), mi c)'],
    ['\\not= 50\\%', 'mo ≠, mn 50, mi %'],
    ['{}^{14}\\mathrm{C}', 'msup(mrow, mn 14), mi C'],
    [
      '\\sum_{\\substack{i<n\\\\j<m}} x',
      'munder(mo ∑, mtable(mtr(mtd(mi i, mo <, mi n)), mtr(mtd(mi j, mo <, mi m)))), mi x',
    ],
    ['\\binom{n}{k} \\operatorname{lcm}', 'mrow(mo (, mfrac(mi n, mi k), mo )), mi lcm'],
    ['a \\xrightarrow{f} b \\quad \\big( c', 'mi a, mover(mo →, mi f), mi b, mspace, mo (, mi c'],
  ])('%s', (tex, expected) => expect(read(tex)).toBe(expected));

  it.each([
    ['an unknown command', '\\frobnicate x'],
    ['a group that does not end', '{x'],
    ['a group that does not begin', 'x}'],
    ['a fraction without its parts', '\\frac{1}'],
    ['a fence without its partner', '\\left( x'],
    ['an environment that ends as another', '\\begin{matrix} 1 \\end{cases}'],
    ['a definition', '\\newcommand{\\x}{y}'],
    ['a link', '\\href{javascript:alert(1)}{x}'],
    ['names of the language', '\\constructor \\__proto__ x'],
    ['nothing', '  '],
    ['too deep a nesting', '{'.repeat(500)],
    ['too much', 'x+'.repeat(6_000)],
  ])('is not drawn when it holds %s', (_what, tex) => expect(parseTex(tex)).toBeNull());

  it('never throws and never runs long on hostile input', () => {
    const pieces = [
      '\\frac',
      '{',
      '}',
      '^',
      '_',
      '&',
      '\\\\',
      '\\begin{array}',
      '\\end{array}',
      '\\left(',
      '\\right)',
      "'",
      '[',
      'x',
      '\\sqrt',
      '\\text',
    ];
    for (let seed = 1; seed < 3_000; seed++) {
      let tex = '';
      for (let place = 0, state = seed * 7_919; place < 12; place++, state = (state * 48_271) % 2_147_483_647)
        tex += pieces[state % pieces.length];
      expect(() => parseTex(tex)).not.toThrow();
    }
  });
});
