import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../lib/search/query';

describe('parseQuery', () => {
  it.each([
    ['two  Words', ['two', 'words']],
    ['"exact  phrase" and', ['exact phrase', 'and']],
    ['“curly quotes” too', ['curly quotes', 'too']],
    ['„deutsch“', ['deutsch']],
    ['still "being typed', ['still', 'being typed']],
    ['word"phrase"word', ['word', 'phrase']],
    ['日本語 検索', ['日本語', '検索']],
    ['same same', ['same']],
  ])('%s', (typed, terms) => expect(parseQuery(typed)).toEqual({ terms }));

  it.each(['', '   ', '"', '""', '" "'])('finds nothing to look for in %j', (typed) =>
    expect(parseQuery(typed)).toBeNull(),
  );
});
