import { describe, expect, it } from 'vitest';
import { addressFor, assistantsOf, isOpenable } from '../../../lib/handoff/assistants';
import { TARGETS } from '../../../lib/handoff/targets';

it('every target is a place of its own that a person can open', () => {
  expect(TARGETS.length).toBeGreaterThanOrEqual(7);
  for (const { id, name, url, maxCharacters, seen } of TARGETS) {
    expect(isOpenable(url), id).toBe(true);
    if (id !== 'local') expect(new URL(url).protocol, id).toBe('https:');
    expect(name).not.toBe('');
    expect(maxCharacters).toBeGreaterThanOrEqual(4_000);
    expect(seen).toMatch(/^20\d\d-[01]\d$/);
  }
  expect(new Set(TARGETS.map(({ id }) => id)).size).toBe(TARGETS.length);
});

describe('the assistants a user sees', () => {
  const names = (choice: Partial<Parameters<typeof assistantsOf>[0]>) =>
    assistantsOf({ hidden: [], addresses: {}, own: [], ...choice }).map(({ name }) => name);

  it('are the table, without what they hid, with what they added', () => {
    const own = [{ id: 'own-1', name: 'Team chat', url: 'https://chat.example.com/' }];
    expect(names({ hidden: ['grok'], own })).toEqual([
      ...TARGETS.filter(({ id }) => id !== 'grok').map(({ name }) => name),
      'Team chat',
    ]);
  });

  it('open only secure addresses and those of this computer', () => {
    const own = ['http://example.com/', 'javascript:alert(1)', 'nonsense', 'file:///etc/passwd', ''].map(
      (url, index) => ({ id: `own-${index}`, name: 'x', url }),
    );
    expect(names({ own })).toHaveLength(TARGETS.length);
    const [local] = assistantsOf({
      hidden: TARGETS.map(({ id }) => id).filter((id) => id !== 'local'),
      addresses: { local: 'http://127.0.0.1:8080/' },
      own: [],
    });
    expect(local?.url).toBe('http://127.0.0.1:8080/');
  });

  it('get the text through the address only where the service waits with it, and only when it is short', () => {
    const claude = assistantsOf({ hidden: [], addresses: {}, own: [] }).find(({ id }) => id === 'claude');
    const grok = assistantsOf({ hidden: [], addresses: {}, own: [] }).find(({ id }) => id === 'grok');
    if (!claude || !grok) throw new Error('not in the table');
    expect(addressFor(claude, 'a & b')).toBe('https://claude.ai/new?q=a%20%26%20b');
    expect(addressFor(claude, 'x'.repeat(7_000))).toBe(claude.url);
    expect(addressFor(grok, 'a')).toBe(grok.url);
  });
});
