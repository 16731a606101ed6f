// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import type { Choice } from '../../../components/archive/ChoiceBox';
import { ConversationList } from '../../../components/archive/ConversationList';
import type { Head } from '../../../lib/database/schema';
import { english as t } from '../../support/english';
import { aHead } from './a-head';

const show = (heads: Head[], selected: Head | null = null, choice?: Choice) =>
  act(() =>
    render(
      <ConversationList
        heads={heads}
        selected={selected}
        choice={choice}
        hrefOf={(head) => `#/c/${head.conversationId}`}
        t={t}
      />,
      document.body,
    ),
  );
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => aHead({ conversationId: `c${index}`, title: `Talk ${index}` }));
const rows = () => [...document.querySelectorAll<HTMLElement>('[role="list"] > li')];
const press = (key: string) =>
  act(() => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
  });

afterEach(() => act(() => render(null, document.body)));

describe('the list of conversations', () => {
  it('names each conversation, its size and its day, and links to it', () => {
    show([
      aHead({ title: 'Sourdough', messages: 12 }),
      aHead({ conversationId: 'b', title: null, messages: 1 }),
    ]);
    const [first, second] = rows();
    expect(first?.querySelector('a')?.getAttribute('href')).toBe('#/c/a');
    expect(first?.textContent).toContain('Sourdough');
    expect(first?.textContent).toContain('12 messages');
    expect(first?.querySelector('time')?.dateTime).toBe('2026-11-03T10:00:00.000Z');
    expect(second?.textContent).toContain('Untitled conversation');
    expect(second?.textContent).toContain('1 message');
    expect(first?.textContent).not.toContain('Partial');
  });

  it('says in a word which copies are partial, and marks the one that is read', () => {
    const head = aHead({ partialBecause: 'missing-pages' });
    show([head, aHead({ conversationId: 'b' })], head);
    expect(rows()[0]?.textContent).toContain('Partial');
    expect(rows().map((row) => row.querySelector('a')?.getAttribute('aria-current'))).toEqual(['true', null]);
  });

  it('lets the space bar tick the row that has the focus, while conversations are chosen', () => {
    const ticked: string[] = [];
    const toggle = (head: Head) => ticked.push(head.conversationId);
    show(many(3), null, { has: () => false, toggle, toggleAll: () => {} });
    document.querySelector<HTMLElement>('a')?.focus();
    press('ArrowDown');
    press(' ');
    expect(ticked).toEqual(['c1']);
  });

  it('draws only a few of ten thousand rows, and says how many there are', () => {
    show(many(10_000));
    expect(rows().length).toBeGreaterThan(10);
    expect(rows().length).toBeLessThan(60);
    expect(rows()[0]?.getAttribute('aria-setsize')).toBe('10000');
    expect(rows()[3]?.getAttribute('aria-posinset')).toBe('4');
  });

  it('is one tab stop; arrow keys, Home and End walk through it, into rows that were not drawn before', () => {
    show(many(200));
    const stops = () => document.querySelectorAll('[tabindex="0"]');
    expect(stops()).toHaveLength(1);
    rows()[0]?.querySelector('a')?.focus();
    press('ArrowDown');
    expect(document.activeElement?.textContent).toContain('Talk 1');
    press('ArrowUp');
    press('ArrowUp');
    expect(document.activeElement?.textContent).toContain('Talk 0');
    press('End');
    expect(document.activeElement?.textContent).toContain('Talk 199');
    expect(stops()).toHaveLength(1);
    press('Home');
    expect(document.activeElement?.textContent).toContain('Talk 0');
  });
});
