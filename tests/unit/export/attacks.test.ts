// @vitest-environment happy-dom
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import type { ServedConversation } from '../../../lib/conversation/conversation';
import { readConversation } from '../../../lib/conversation/read-conversation';
import type { FormatId } from '../../../lib/export/export-format';
import { exportFormats } from '../../../lib/export/export-formats';
import { attachmentPath, fileName, givenName } from '../../../lib/export/file-name';
import { english as t } from '../../support/english';
import { ATTACKS } from './hostile';

/** A conversation in which everything that others may choose is the same attack. */
function attackedWith(text: string): ServedConversation {
  const message = (id: string, role: string, metadata: object = {}) => ({
    id,
    author: { role },
    content: { content_type: 'text', parts: [text] },
    metadata,
  });
  const source = { type: 'webpage', matched_text: ' ', title: text, url: 'https://tides.example/' };
  const body = {
    conversation_id: 'c',
    title: text,
    messages: [
      message('m0', 'user', { attachments: [{ id: 'file-1', name: text, size: 1 }] }),
      message('m1', 'assistant', { content_references: [source, { ...source, url: 'javascript:alert(1)' }] }),
      message('m2', 'user'),
      message('m3', 'assistant', { model_slug: text }),
    ],
  };
  return { shape: 'flat', bodies: [JSON.stringify(body)], id: 'c' };
}

function write(format: FormatId, text: string): string {
  const served = attackedWith(text);
  const chosen = exportFormats.find(({ id }) => id === format);
  const options = { t, origin: 'https://chat.example', branches: 'active' } as const;
  return [...(chosen?.write(readConversation(served), served, options) ?? [])].join('');
}

const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

describe.each(Object.entries(ATTACKS))('%s is harmless', (_what, text) => {
  it('in HTML', () => {
    const html = write('html', text);
    const page = new DOMParser().parseFromString(html, 'text/html');
    const all = [...page.querySelectorAll('*')];
    expect(page.querySelectorAll('script, iframe, object, embed, form, base, link, img, svg')).toHaveLength(
      0,
    );
    expect(all.flatMap(({ attributes }) => [...attributes]).filter(({ name }) => /^on/i.test(name))).toEqual(
      [],
    );
    for (const link of page.querySelectorAll('[href]'))
      expect(link.getAttribute('href')).toMatch(/^https:\/\/(?:chat|tides)\.example\//);
    expect(page.querySelector('.you .plain')?.textContent).toBe(text);
    expect(page.querySelector('h1')?.textContent).toBe(readConversation(attackedWith(text)).title);
    expect(page.querySelectorAll('section')).toHaveLength(4);
    expect(page.querySelectorAll('meta[http-equiv="Content-Security-Policy"]')).toHaveLength(1);
    // What turns the direction of writing around turns nothing but its own block.
    for (const one of page.querySelectorAll('h1, p, li'))
      expect(one.getAttribute('dir') ?? 'none').toMatch(/auto|none/);
  });

  it('in Markdown', () => {
    const markdown = write('markdown', text);
    const [, front = '', rest = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(markdown) ?? [];
    for (const line of front.split('\n')) expect(() => JSON.parse(line.replace(/^\w+: /, ''))).not.toThrow();
    expect(rest.split(`\n\n${text}`).length - 1).toBe(4);
    const frame = marked.lexer(rest).flatMap((token) => (token.type === 'heading' ? token.text : []));
    expect(frame.slice(1)).toEqual(['You', 'ChatGPT', 'You', 'ChatGPT']);
    const own = rest.replaceAll(`\n\n${text}`, '');
    expect(own).not.toMatch(/(?<!\\)\]\(<?(?:javascript|data):/);
    expect(own).not.toMatch(/(?<!\\)<(?:script|img|a) /);
  });

  it('in text', () => {
    const written = write('text', text);
    expect(written.split(text).length - 1).toBeGreaterThanOrEqual(2);
    expect(written.match(/^(?:You|ChatGPT):$/gm)).toEqual(['You:', 'ChatGPT:', 'You:', 'ChatGPT:']);
  });

  it('in JSON', () => {
    const written = write('json', text);
    expect(JSON.parse(written).conversation).toEqual(JSON.parse(attackedWith(text).bodies[0] ?? ''));
  });

  it('in the names of files', () => {
    const named = { title: text, createdAt: 0, updatedAt: null };
    const attached = attachmentPath('ab'.repeat(32), { name: text, mimeType: 'image/png' });
    expect(attached).toMatch(/^files\/[^/]+$/);
    for (const name of [fileName(named, 'md', t), givenName(text), attached.slice('files/'.length)]) {
      expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\u202a-\u202e\u2066-\u2069]|^\.|[. ]$/u);
      expect(name).not.toMatch(RESERVED);
      expect(name.length).toBeLessThanOrEqual(120);
      expect(name).not.toBe('');
    }
  });
});

it('ten megabytes make no name longer than file systems take', () => {
  const text = 'All work and no play. '.repeat(480_000);
  expect(fileName({ title: text, createdAt: 0, updatedAt: null }, 'md', t).length).toBeLessThanOrEqual(120);
  expect(givenName(`${text}.png`).length).toBeLessThanOrEqual(120);
});
