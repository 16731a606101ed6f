import { describe, expect, it } from 'vitest';
import { toNodes } from '../../../lib/conversation/markdown';
import { isTangled } from '../../../lib/conversation/tangle';

const MANY = 100_000;

describe('what would take the square of its length to read', () => {
  it.each([
    ['brackets', '['.repeat(MANY)],
    ['pictures', '!['.repeat(MANY)],
    ['links without an end', '[a]('.repeat(MANY)],
    ['emphasis without an end', 'a_'.repeat(MANY)],
    ['all of it between pieces of code', '*_[`'.repeat(MANY)],
    ['in the lines of a list that is none', 'x\n2. ['.repeat(MANY)],
  ])('is shown as it was written: %s', (_, text) => {
    expect(isTangled(text)).toBe(true);
    expect(toNodes(text)).toEqual([{ tag: 'p', attributes: { class: 'literal' }, children: [text] }]);
  });

  it.each([
    ['a long text', 'Some **bold** words, [a link](https://example.org) and my_name.\n\n'.repeat(20_000)],
    ['data in a block of code', `So:\n\n\`\`\`json\n${'[1,'.repeat(MANY)}\n\`\`\`\n\nThat is all.`],
    ['a long list', '- [ ] a task of *mine*\n'.repeat(20_000)],
    ['a long table', `| a | b |\n|---|---|\n${'| [x](https://x.example) | _y_ |\n'.repeat(5_000)}`],
  ])('is not: %s', (_, text) => expect(isTangled(text)).toBe(false));
});
