// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MessageView } from '../../../components/archive/MessageView';
import type { Message } from '../../../lib/conversation/conversation';
import { english as t } from '../../support/english';
import { ATTACKS } from '../../unit/export/hostile';

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => act(() => render(null, document.body)));

/** A message in which everything that others may choose is the same attack. */
const attackedBy = (role: string, text: string): Message => ({
  id: 'm',
  role,
  authorName: text,
  createdAt: null,
  model: text,
  parts: [
    { kind: 'text', text },
    { kind: 'code', language: text, code: text },
    { kind: 'output', text, failed: false },
    { kind: 'image', fileId: null, alt: text, width: null, height: null },
    { kind: 'file', fileId: null, name: text, sizeBytes: null, mimeType: text },
    { kind: 'quote', text, title: text, url: 'javascript:alert(1)' },
    { kind: 'thought', summary: text, text },
    { kind: 'canvas', fileId: null, title: text, documentType: 'document', text, reconstructed: true },
    { kind: 'notice', text, seconds: null },
    { kind: 'error', text },
    { kind: 'unknown', contentType: text, json: text },
  ],
  sources: [
    { title: text, url: 'https://tides.example/' },
    { title: text, url: 'javascript:alert(1)' },
  ],
  visibility: 'shown',
  unfinished: false,
  continues: false,
  version: null,
});

describe.each(Object.entries(ATTACKS))('%s is harmless in the reader', (_what, text) => {
  it.each(['user', 'assistant', 'tool'])('said by the %s', (role) => {
    act(() =>
      render(<MessageView message={attackedBy(role, text)} hrefOfMessage={() => '#'} t={t} />, document.body),
    );
    const page = document.body;
    expect(page.querySelectorAll('script, iframe, object, embed, form, base, link, img')).toHaveLength(0);
    const attributes = [...page.querySelectorAll('*')].flatMap((element) => [...element.attributes]);
    expect(attributes.filter(({ name }) => /^on/i.test(name) || name === 'src')).toEqual([]);
    for (const link of page.querySelectorAll('[href]'))
      expect(link.getAttribute('href')).toBe('https://tides.example/');
    if (role === 'user') expect(page.querySelector('.plain')?.textContent).toBe(text);
    expect([...page.querySelectorAll('.code code')].map(({ textContent }) => textContent)).toContain(text);
    for (const one of page.querySelectorAll('.plain, .markdown > *, .sources li'))
      expect(one.closest('[dir]')?.getAttribute('dir')).toMatch(/auto|ltr/);
  });
});
