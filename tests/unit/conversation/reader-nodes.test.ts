import { describe, expect, it } from 'vitest';
import { type MarkdownNode, textOf, toNodes } from '../../../lib/conversation/markdown';

/** Compact form: `p[Hello strong[you]]`. */
const drawn = (nodes: readonly MarkdownNode[]): string =>
  nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      const { class: name, ...others } = node.attributes;
      const facts = Object.entries(others).map(([key, value]) => `(${key}=${value})`);
      return `${node.tag}${name ? `.${name}` : ''}${facts.join('')}[${drawn(node.children)}]`;
    })
    .join('');

describe('what a page draws from Markdown', () => {
  it('marks formulas and leaves them as they were written', () => {
    expect(drawn(toNodes('Say \\(x_1 * y_1\\) now'))).toBe(
      'p[Say span.formula(data-tex=x_1 * y_1)[\\(x_1 * y_1\\)] now]',
    );
    expect(drawn(toNodes('$$a$$'))).toBe('p[span.formula(data-tex=a)(data-display=block)[$$a$$]]');
    expect(drawn(toNodes('\\[\n\\frac{1}{2}\n\\]'))).toContain('(data-display=block)');
  });

  it('takes a lone bracket, code and money for what they are', () => {
    expect(drawn(toNodes('a \\( b, $5 and $6, `\\(x\\)`'))).toBe('p[a \\( b, $5 and $6, code[\\(x\\)]]');
    expect(drawn(toNodes('```\n\\(x\\)\n```'))).toBe('pre[code[\\(x\\)]]');
    expect(drawn(toNodes('\\( \\)'))).toBe('p[\\( \\)]');
  });

  it.each([
    '$x$',
    '$x_1 + 2$',
    '$\\alpha$',
    '$f(x)$',
    '$10^{-3}$',
    '$v_{total}$',
    '$a = 5 \\text{ and so on }$',
  ])('takes %s for a formula', (written) => {
    const tex = written.slice(1, -1);
    expect(drawn(toNodes(`So (${written}), then`))).toBe(
      `p[So (span.formula(data-tex=${tex})[${written}]), then]`,
    );
  });

  it.each([
    '$5 and $6',
    'US$5=€4, or A$6',
    'from $5-$10',
    '($5 + $6)',
    '$5+$6',
    '$HOME/a_b:$PATH',
    'export A=$B_C D=$E',
    ['$', '{a}_$', '{b}$'].join(''),
    'pay $a lot = of money$',
    '$ x^2 $',
    '$x^2\nand$',
    '\\$x^2\\$',
    '$$x^2$',
    'a$x^2$b',
  ])('leaves the dollars of %j alone', (text) => {
    expect(drawn(toNodes(text))).not.toContain('formula');
  });

  it('finds footnotes and what they say', () => {
    expect(drawn(toNodes('Yes[^1], no[^x].\n\n[^1]: In *short*.\n    And on.'))).toBe(
      'p[Yessup(data-note=1)[1], no[^x].]p.footnote(data-note=1)[sup[1] In em[short].\nAnd on.]',
    );
    expect(drawn(toNodes('[^1]: a\n[^2]: b'))).toBe(
      'p.footnote(data-note=1)[sup[1] a]p.footnote(data-note=2)[sup[2] b]',
    );
  });

  it('marks what can be ticked off', () => {
    expect(drawn(toNodes('- [x] sails\n- [ ] rope\n- plain'))).toBe(
      'ul[li.task[☑ sails]li.task[☐ rope]li[plain]]',
    );
  });

  it('keeps a link into the sandbox as it was written, with the name it had', () => {
    expect(drawn(toNodes('See [**the** table](sandbox:/mnt/data/a.csv)'))).toBe(
      'p[See span.sandbox(data-label=the table)[[**the** table](sandbox:/mnt/data/a.csv)]]',
    );
    expect(drawn(toNodes('[x](javascript:alert(1))'))).toBe('p[[x](javascript:alert(1))]');
  });

  it('loses no character of a text with all of it', () => {
    const text = 'One \\(a^2\\) and[^n] two\n\n[^n]: note $$b$$';
    expect(textOf(toNodes(text))).toBe('One \\(a^2\\) andn twon note $$b$$');
  });

  it.each([
    ['marks of notes', '[^a]'.repeat(50_000)],
    ['notes', '[^a]: b\n'.repeat(5_000)],
    ['opened formulas', '\\('.repeat(50_000)],
    ['dollars', '$$ '.repeat(50_000)],
    ['single dollars', '$x\\a '.repeat(50_000)],
  ])('stays quick on many %s', (_what, text) => {
    const startedAt = performance.now();
    toNodes(text);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
