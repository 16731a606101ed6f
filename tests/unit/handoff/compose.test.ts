import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeHandoff } from '../../../lib/handoff/compose';
import { translateWith } from '../../../lib/i18n/translate';

const t = translateWith(JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')), 'en');
const turns = [
  { role: 'user', text: 'How high is it?' },
  { role: 'tool', text: 'search' },
  { role: 'assistant', text: '42 metres.' },
];
const compose = (handoff: Partial<Parameters<typeof composeHandoff>[0]>, maxCharacters = 4_000) =>
  composeHandoff({ title: 'Lighthouses', turns, prompt: null, ...handoff }, { maxCharacters, t }).text;

describe('composeHandoff', () => {
  it('brings the turns along and asks last what was never sent', () => {
    expect(compose({ prompt: 'And the lamp?' })).toBe(
      [
        'This is a conversation I had with another assistant, which does not answer right now. Please go on from here.',
        'Title: Lighthouses',
        'Me:\nHow high is it?',
        'The assistant:\n42 metres.',
        'Please answer this:',
        'And the lamp?',
      ].join('\n\n'),
    );
  });

  it('does not say twice what stands on the page already', () => {
    const text = compose({
      turns: [...turns, { role: 'user', text: 'And the lamp?' }],
      prompt: 'And the lamp?',
    });
    expect(text.match(/And the lamp/g)).toHaveLength(1);
  });

  it('brings the prompt alone when there is nothing else', () => {
    expect(compose({ turns: [], prompt: ' And the lamp? ' })).toBe('And the lamp?');
  });

  it('leaves out the oldest and says how many', () => {
    const many = Array.from({ length: 40 }, (_, n) => ({
      role: 'user',
      text: `message ${n} ${'x'.repeat(100)}`,
    }));
    const text = compose({ turns: many, prompt: 'And?' }, 1_000);
    expect(text).toContain('message 39');
    expect(text).not.toContain('message 0 ');
    const [, count] = /\((\d+) earlier messages are left out/.exec(text) ?? [];
    expect(Number(count) + (text.match(/^message/gm)?.length ?? 0)).toBe(40);
  });

  it('never exceeds its length, and never loses the end of what was said or asked', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            role: fc.constantFrom('user', 'assistant', 'tool'),
            text: fc.string({ maxLength: 600 }),
          }),
        ),
        fc.option(fc.string({ minLength: 1, maxLength: 300 })),
        fc.integer({ min: 500, max: 3_000 }),
        (said, prompt, longest) => {
          const text = compose({ turns: said, prompt }, longest);
          expect(text.length).toBeLessThanOrEqual(longest);
          if (prompt?.trim()) expect(text.endsWith(prompt.trim())).toBe(true);
        },
      ),
    );
  });
});
