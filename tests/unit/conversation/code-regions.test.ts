import { expect, it } from 'vitest';
import { codeRegions } from '../../../lib/conversation/code-regions';

const codes = (markdown: string) => codeRegions(markdown).map(({ start, end }) => markdown.slice(start, end));

it('finds blocks and spans of code, and no span beyond its paragraph', () => {
  expect(codes('a `b` c\n```js\nd `e`\n```\n`f\n\ng` ``h`i``')).toEqual([
    '`b`',
    '```js\nd `e`\n```',
    '` ``h`',
  ]);
});

it('takes two hundred thousand blocks without a blank line between them as they come', () => {
  // To the square of their number it would take minutes.
  expect(codeRegions('```\na\n```\n'.repeat(200_000))).toHaveLength(200_000);
});
