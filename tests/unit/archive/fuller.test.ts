import { describe, expect, it } from 'vitest';
import { becomesCurrent, type Comparable } from '../../../lib/archive/fuller';

const copy = (active: string, over: Partial<Comparable['holds']> & { shape?: Comparable['shape'] } = {}) => {
  const { shape = 'tree', ...holds } = over;
  return {
    shape,
    holds: {
      active: active.split('').filter((id) => id !== ' '),
      others: [],
      characters: active.length * 100,
      updatedAt: 1000,
      partialBecause: null,
      ...holds,
    },
  } satisfies Comparable;
};
const partial = { partialBecause: 'missing-pages' } as const;
const dom = { shape: 'dom', partialBecause: 'seen-on-page' } as const;

describe('becomesCurrent', () => {
  it.each<[string, Comparable, Comparable, boolean]>([
    ['a longer copy replaces a shorter one', copy('abc'), copy('ab'), true],
    ['a shorter copy stays beside', copy('ab'), copy('abc'), false],
    ['an empty copy stays beside', copy(''), copy('a'), false],
    ['the same messages, newer, replace', copy('abc', { updatedAt: 2000 }), copy('abc'), true],
    ['the same messages, older, stay beside', copy('abc', { updatedAt: 500 }), copy('abc'), false],
    ['the same messages without a date replace', copy('abc', { updatedAt: null }), copy('abc'), true],
    ['the same messages, emptied, stay beside', copy('abc', { characters: 10 }), copy('abc'), false],
    ['as many but other messages stay beside', copy('abx'), copy('abc'), false],
    [
      'one more message, and the others emptied, stays beside',
      copy('abcd', { characters: 10 }),
      copy('abc'),
      false,
    ],
    ['an edit that keeps the old branch replaces', copy('axy', { others: ['b', 'c'] }), copy('abc'), true],
    ['an edit without the old branch stays beside', copy('axyz'), copy('abc'), false],
    ['a new answer without the other branches replaces', copy('abcd'), copy('abc', { others: ['x'] }), true],
    ['the same branch without the others stays beside', copy('abc'), copy('abc', { others: ['x'] }), false],
    ['a shuffled copy of the same messages replaces', copy('cab'), copy('abc'), true],
    [
      'partial, though longer at the end, but without the beginning, stays beside',
      copy('bcd', partial),
      copy('abc'),
      false,
    ],
    ['partial but with everything and more replaces', copy('abcd', partial), copy('abc'), true],
    ['partial with nothing new stays beside a whole one', copy('abc', partial), copy('abc'), false],
    ['whole replaces partial', copy('abc'), copy('bc', partial), true],
    ['partial replaces a poorer partial', copy('abc', partial), copy('bc', partial), true],
    ['seen on the page never replaces a served copy', copy('abcdef', dom), copy('ab', partial), false],
    ['served replaces what was seen on the page', copy('abc'), copy('xy', dom), true],
    ['served with fewer messages stays beside what was seen', copy('a'), copy('xy', dom), false],
    ['a longer look at the page replaces a shorter one', copy('abc', dom), copy('ab', dom), true],
    ['a shorter look stays beside', copy('ab', dom), copy('abc', dom), false],
  ])('%s', (_sentence, candidate, current, expected) =>
    expect(becomesCurrent(candidate, current)).toBe(expected),
  );
});
