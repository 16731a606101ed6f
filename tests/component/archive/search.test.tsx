// @vitest-environment happy-dom
import { createRef, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Choice } from '../../../components/archive/ChoiceBox';
import { ListBar, type ListBarProps } from '../../../components/archive/ListBar';
import { SearchBox } from '../../../components/archive/SearchBox';
import { SearchResults, type SearchState } from '../../../components/archive/SearchResults';
import type { SearchResult } from '../../../lib/archive/look-up';
import { noFilters } from '../../../lib/search/filters';
import { parseQuery } from '../../../lib/search/query';
import { marked, type Piece } from '../../../lib/search/snippet';
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
    place: { messageId: 'm2', copy: 1, text: 'how long does it rise?' },
    messages: 3,
    score: 1,
  };
  const show = async (
    results: SearchResult[],
    written: () => Promise<Piece[] | null> = async () => marked('How long does it rise?', query),
    choice?: Choice,
  ) => {
    act(() =>
      render(
        <SearchResults
          {...{ results, query, choice, t }}
          selected={null}
          hrefOf={(head, place) => `#/c/${head.conversationId}?${JSON.stringify(place)}`}
          inContext={written}
        />,
        document.body,
      ),
    );
    // What was found is read from the copy in the background.
    await act(async () => {});
  };
  const rows = () => document.querySelectorAll('[role="list"] > li');

  it('can be chosen while conversations are chosen', async () => {
    const choice = { has: () => false, toggle: vi.fn(), toggleAll: vi.fn() };
    await show([result], undefined, choice);
    act(() => document.querySelector<HTMLInputElement>('li input[type="checkbox"]')?.click());
    expect(choice.toggle).toHaveBeenCalledWith(result.head);
  });

  it('shows the hit in its context as it was written, marked, and leads to the message', async () => {
    await show([result]);
    const [row, ...others] = rows();
    expect(others).toEqual([]);
    expect(row?.textContent).toContain('How long does it rise?');
    expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['rise']);
    expect(row?.textContent).toContain('in 3 messages');
    expect(row?.querySelector('a')?.getAttribute('href')).toBe('#/c/a?{"messageId":"m2"}');
  });

  it('shows the folded letters where the copy cannot be read', async () => {
    await show([result], async () => null);
    expect(rows()[0]?.textContent).toContain('how long does it rise?');
  });

  it('leads into the older copy where the message stands, and to the beginning where only the title matches', async () => {
    await show([{ ...result, head: aHead({ currentSeq: 2 }) }]);
    expect(document.querySelector('a')?.getAttribute('href')).toBe('#/c/a?{"messageId":"m2","copy":1}');
    await show([{ ...result, messages: 0 }]);
    expect(document.querySelector('a')?.getAttribute('href')).toBe('#/c/a?undefined');
  });

  it('draws only a few of ten thousand', async () => {
    await show(
      Array.from({ length: 10_000 }, (_, index) => ({
        ...result,
        head: aHead({ conversationId: `c${index}` }),
      })),
    );
    expect(rows().length).toBeLessThan(60);
    expect(rows()[0]?.getAttribute('aria-setsize')).toBe('10000');
  });
});

describe('the bar above the rows', () => {
  const choices = { projects: ['g-p-1'], models: ['gpt-5-6'] };
  function show(over: Partial<ListBarProps> = {}) {
    const told = { onFilter: vi.fn(), onOrder: vi.fn() };
    act(() =>
      render(
        <ListBar
          {...{
            searching: null,
            count: 7,
            complete: true,
            filters: noFilters,
            choices,
            order: 'newest',
            t,
            ...told,
            ...over,
          }}
          nameOfProject={() => 'Harbour guide'}
        />,
        document.body,
      ),
    );
    return told;
  }
  const said = () => document.querySelector('[role="status"]')?.textContent;
  const open = () => act(() => document.querySelector<HTMLElement>('[aria-expanded]')?.click());
  const field = (name: string) => {
    const label = [...document.querySelectorAll('label')].find((each) => each.textContent?.startsWith(name));
    const found = label?.querySelector<HTMLInputElement | HTMLSelectElement>('input, select');
    if (!found) throw new Error(`No field "${name}".`);
    return found;
  };
  const set = (name: string, value: string) =>
    act(() => {
      field(name).value = value;
      field(name).dispatchEvent(new Event('change', { bubbles: true }));
    });

  it.each<[SearchState | null, number, string]>([
    [null, 7, '7 conversations'],
    ['searching', 0, 'Searching…'],
    ['searching', 2, '2 conversations so far…'],
    ['done', 0, 'Nothing you saved matches.'],
    ['done', 1, '1 conversation'],
  ])('when %s with %d rows, says so', (searching, count, sentence) => {
    show({ searching, count });
    expect(said()).toBe(sentence);
    expect(document.querySelectorAll('select')).toHaveLength(searching ? 1 : 0);
  });

  it('gives no number before everything is read, and none for an empty archive', () => {
    show({ complete: false });
    expect(said()).toBe('');
    show({ count: 0 });
    expect(said()).toBe('');
    show({ count: 0, filters: { ...noFilters, model: 'o3' } });
    expect(said()).toBe('Nothing you saved matches.');
  });

  it('offers filters behind a button, and says how many are active', () => {
    show();
    expect(document.querySelector('fieldset')).toBeNull();
    show({ filters: { ...noFilters, model: 'gpt-5-6', contents: ['code'] } });
    expect(document.querySelector('[aria-expanded]')?.textContent).toBe('Filter (2)');
  });

  it('tells each choice', () => {
    const { onFilter } = show();
    open();
    set('From', '2026-11-03');
    expect(onFilter).toHaveBeenLastCalledWith({ ...noFilters, from: new Date(2026, 10, 3).getTime() });
    set('To', '2026-11-03');
    expect(onFilter).toHaveBeenLastCalledWith({ ...noFilters, until: new Date(2026, 10, 4).getTime() });
    set('Model', 'gpt-5-6');
    expect(onFilter).toHaveBeenLastCalledWith({ ...noFilters, model: 'gpt-5-6' });
    set('Project of', 'g-p-1');
    expect(onFilter).toHaveBeenLastCalledWith({ ...noFilters, project: 'g-p-1' });
    act(() => field('With code').click());
    expect(onFilter).toHaveBeenLastCalledWith({ ...noFilters, contents: ['code'] });
    act(() => field('Titles only').click());
    expect(onFilter).toHaveBeenLastCalledWith({ ...noFilters, titleOnly: true });
  });

  it('clears all filters at once, and offers none that has no choice', () => {
    const { onFilter } = show({
      filters: { ...noFilters, until: new Date(2026, 10, 4).getTime() },
      choices: { projects: [], models: [] },
    });
    open();
    expect((field('To') as HTMLInputElement).value).toBe('2026-11-03');
    expect(document.querySelectorAll('fieldset select')).toHaveLength(0);
    act(() => [...document.querySelectorAll('button')].at(-1)?.click());
    expect(onFilter).toHaveBeenCalledWith(noFilters);
  });
});
