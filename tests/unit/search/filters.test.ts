import { describe, expect, it } from 'vitest';
import { choicesIn, countFilters, type Filters, narrow, noFilters } from '../../../lib/search/filters';
import { aHead } from '../../component/archive/a-head';

const heads = [
  aHead({ conversationId: 'a', recentAt: 300, project: 'g-p-1', models: ['gpt-5-6'], contents: ['code'] }),
  aHead({ conversationId: 'b', recentAt: 200, models: ['gpt-5-6', 'o3'], contents: ['code', 'images'] }),
  aHead({ conversationId: 'c', recentAt: 100 }),
];
const passing = (filters: Partial<Filters>) =>
  narrow(heads, { ...noFilters, ...filters })
    .map(({ conversationId }) => conversationId)
    .join('');

describe('filters', () => {
  it.each<[string, Partial<Filters>, string]>([
    ['nothing', {}, 'abc'],
    ['a first day', { from: 200 }, 'ab'],
    ['a last day', { until: 200 }, 'c'],
    ['a project', { project: 'g-p-1' }, 'a'],
    ['a model, whichever answer it gave', { model: 'o3' }, 'b'],
    ['all of several contents', { contents: ['code', 'images'] }, 'b'],
    ['titles, which is the business of the search', { titleOnly: true }, 'abc'],
  ])('limit the list to %s', (_what, filters, expected) => expect(passing(filters)).toBe(expected));

  it('leave out nothing but what they must where older code derived the row', () => {
    const old = { ...aHead(), models: undefined, contents: undefined } as never;
    expect(narrow([old], { ...noFilters, model: 'o3' })).toEqual([]);
    expect(narrow([old], noFilters)).toEqual([old]);
    expect(choicesIn([old])).toEqual({ projects: [], models: [] });
  });

  it('are counted, a span of time as one', () => {
    expect(countFilters(noFilters)).toBe(0);
    expect(countFilters({ ...noFilters, from: 1, until: 2, contents: ['code', 'files'] })).toBe(3);
  });

  it('offer what occurs, the most frequent first', () => {
    expect(choicesIn(heads)).toEqual({ projects: ['g-p-1'], models: ['gpt-5-6', 'o3'] });
  });
});
