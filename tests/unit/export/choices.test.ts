import { describe, expect, it } from 'vitest';
import type { ServedConversation } from '../../../lib/conversation/conversation';
import { readConversation } from '../../../lib/conversation/read-conversation';
import type { Choices } from '../../../lib/export/export-format';
import { exportFormats } from '../../../lib/export/export-formats';
import { english as t } from '../../support/english';

const message = (id: string, role: string, content: object, metadata: object = {}) => ({
  id,
  author: { role },
  create_time: 1_760_000_000,
  content,
  recipient: 'all',
  metadata,
});
const say = (text: string) => ({ content_type: 'text', parts: [text] });
const formula = String.raw`\(x_1\)`;
const mark = '\uE200cite\uE202turn0search0\uE201';
const messages = [
  message('q', 'user', say(`When is high tide? ${formula}`)),
  message('t', 'assistant', {
    content_type: 'thoughts',
    thoughts: [{ summary: 'Looking it up', content: 'The moon decides.', chunks: [], finished: true }],
  }),
  message('a', 'assistant', say(`At four ${mark} ${formula}`), {
    content_references: [
      {
        type: 'grouped_webpages',
        matched_text: mark,
        start_idx: 8,
        end_idx: 8 + mark.length,
        items: [{ title: 'Tides', url: 'https://example.org/tides' }],
      },
    ],
  }),
];
const served: ServedConversation = {
  shape: 'flat',
  id: 'c',
  bodies: [JSON.stringify({ conversation_id: 'c', title: 'Tides', messages, page_info: {} })],
};

function write(format: string, choices?: Partial<Choices>): string {
  const chosen = exportFormats.find(({ id }) => id === format);
  const options = { t, origin: 'https://chat.example', branches: 'active', choices } as const;
  return [...(chosen?.write(readConversation(served), served, options) ?? [])].join('');
}

describe('what a person may add or leave out', () => {
  it.each(['markdown', 'text', 'html', 'json'])('nothing said is the usual, in %s', (format) => {
    expect(write(format, {})).toBe(write(format));
  });

  it('front matter', () => {
    expect(write('markdown')).toMatch(/^---\ntitle: "Tides"\n/);
    expect(write('markdown', { frontMatter: false })).toMatch(/^# Tides\n/);
  });

  it('formulas in dollar signs, where the model wrote them', () => {
    expect(write('markdown').split(formula)).toHaveLength(3);
    const text = write('markdown', { dollars: true });
    expect(text).toContain(`When is high tide? ${formula}`);
    expect(text).toContain(') $x_1$');
  });

  it.each(['markdown', 'text'])('times, in %s', (format) => {
    expect(write(format)).not.toContain('2025-10-09 08:53 UTC');
    expect(write(format, { times: true }).split('2025-10-09 08:53 UTC')).toHaveLength(3);
  });

  it.each(['markdown', 'text'])('thoughts and steps, in %s', (format) => {
    expect(write(format)).not.toContain('The moon decides.');
    expect(write(format, { steps: true })).toContain('The moon decides.');
  });

  it.each(['markdown', 'text', 'html'])('the list of sources, in %s; links in the text stay', (format) => {
    const addresses = (text: string) => text.split('https://example.org/tides').length - 1;
    expect(addresses(write(format))).toBe(2);
    expect(addresses(write(format, { sources: false }))).toBe(1);
  });
});
