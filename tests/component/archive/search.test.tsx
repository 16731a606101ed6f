// @vitest-environment happy-dom
import { createRef, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SearchBox } from '../../../components/archive/SearchBox';
import { SearchResults, type SearchState } from '../../../components/archive/SearchResults';
import type { SearchResult } from '../../../lib/archive/look-up';
import { parseQuery } from '../../../lib/search/query';
import { marked } from '../../../lib/search/snippet';
import { english as t } from '../../support/english';
import { aHead } from './a-head';

afterEach(() => act(() => render(null, document.body)));

describe('the search box', () => {
  function show(typed: string) {
    const told = { onType: vi.fn(), onLeaveDown: vi.fn() };
    act(() => render(<SearchBox typed={typed} box={createRef()} t={t} {...told} />, document.body));
    const box = document.querySelector<HTMLInputElement>('[role="searchbox"]');
    if (!box) throw new Error('No search box.');
    const press = (key: string) =>
      act(() => {
        box.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      });
    return { ...told, box, press };
  }

  it('has a name and tells each change', () => {
    const { box, onType } = show('');
    expect(box.getAttribute('aria-label')).toBe('Search everything you saved');
    box.value = 'bread';
    act(() => {
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect(onType).toHaveBeenCalledWith('bread');
  });

  it('is emptied by Escape, and left by the down arrow', () => {
    const { press, onType, onLeaveDown } = show('bread');
    press('Escape');
    expect(onType).toHaveBeenCalledWith('');
    press('ArrowDown');
    expect(onLeaveDown).toHaveBeenCalledOnce();
  });
});

describe('search results', () => {
  const query = parseQuery('rise') ?? { terms: [] };
  const result: SearchResult = {
    head: aHead(),
    title: marked('Sourdough', query),
    snippets: [{ messageId: 'm2', copy: 1, pieces: marked('How long does it rise?', query) }],
    messages: 3,
  };
  const show = (results: SearchResult[], state: SearchState) =>
    act(() =>
      render(
        <SearchResults
          {...{ results, state, t }}
          selected={null}
          hrefOf={(head, place) => `#/c/${head.conversationId}?${JSON.stringify(place)}`}
        />,
        document.body,
      ),
    );
  const said = () => document.querySelector('[role="status"]')?.textContent;

  it('shows the hit in its context, marked, and leads to the message', () => {
    show([result], 'done');
    const [row, ...others] = document.querySelectorAll('[role="list"] > li');
    expect(others).toEqual([]);
    expect(row?.textContent).toContain('How long does it rise?');
    expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['rise']);
    expect(row?.textContent).toContain('in 3 messages');
    expect(row?.querySelector('a')?.getAttribute('href')).toBe('#/c/a?{"messageId":"m2"}');
    expect(said()).toBe('1 conversation');
  });

  it('leads into the older copy where the message stands', () => {
    show([{ ...result, head: aHead({ currentSeq: 2 }) }], 'done');
    expect(document.querySelector('a')?.getAttribute('href')).toBe('#/c/a?{"messageId":"m2","copy":1}');
  });

  it.each<[SearchState, number, string]>([
    ['searching', 0, 'Searching…'],
    ['done', 0, 'Nothing you saved contains this.'],
    ['capped', 1, 'The 1 most recent of many. Add a word to narrow it down.'],
  ])('when %s with %d results, says so', (state, count, sentence) => {
    show(
      Array.from({ length: count }, () => result),
      state,
    );
    expect(said()).toBe(sentence);
  });
});
