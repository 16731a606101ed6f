import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Corpus, openCorpus } from '../../../lib/archive/corpus';
import { listHeads } from '../../../lib/archive/heads';
import { keep } from '../../../lib/archive/keep';
import { inContext, lookUp, type SearchResult } from '../../../lib/archive/look-up';
import { openDatabase } from '../../../lib/database/open';
import type { Database, SearchText } from '../../../lib/database/schema';
import { parseQuery } from '../../../lib/search/query';
import { aCandidate, aStream, aTree, written } from './served';

let database: Database;
let corpus: Corpus;
let count = 0;
beforeEach(async () => {
  database = await openDatabase({ name: `look-up-${count++}` });
  corpus = openCorpus(database);
});

const queryOf = (typed: string) => {
  const query = parseQuery(typed);
  if (!query) throw new Error('The test looks for nothing.');
  return query;
};

interface Wanted {
  signal?: AbortSignal;
  titleOnly?: boolean;
}

async function search(typed: string, { signal, titleOnly = false }: Wanted = {}): Promise<SearchResult[]> {
  const found: SearchResult[] = [];
  const heads = await listHeads(database);
  const options = { titleOnly, breathe: async () => {} };
  for await (const batch of lookUp(
    corpus,
    heads,
    queryOf(typed),
    signal ?? new AbortController().signal,
    options,
  ))
    found.push(...batch);
  return found;
}

const ids = (found: SearchResult[]) => found.map(({ head }) => head.conversationId);
const keepMany = async (numbers: number[]) => {
  for (const number of numbers) {
    const messages = [
      { id: 'a', text: 'Nothing' },
      { id: 'b', text: `Entry ${number} of the log` },
    ];
    await keep(database, aCandidate(aTree({ id: `c${number}`, messages, updatedAt: number * 1e9 })), number);
  }
};

describe('lookUp', () => {
  it('says where it found something and shows it as it was written', async () => {
    const messages = [
      { id: 'b', text: 'no' },
      { id: 'c', text: 'Whipped CRÈME, then' },
    ];
    await keep(database, aCandidate(aTree({ messages })), 1);
    const [found] = await search('creme');
    expect(found).toMatchObject({
      messages: 1,
      place: { messageId: 'c', copy: 1, text: 'whipped creme, then' },
    });
    expect(found && (await inContext(database, found, queryOf('creme')))).toEqual([
      { text: 'Whipped ', hit: false },
      { text: 'CRÈME', hit: true },
      { text: ', then', hit: false },
    ]);
  });

  it('finds a message that only an older copy holds, and says which copy', async () => {
    await keep(database, aCandidate(aTree({ messages: written(3) })), 1);
    await keep(database, aCandidate(aTree({ messages: [{ id: 'other', text: 'Stray thought' }] })), 2);
    const [found] = await search('stray');
    expect(found).toMatchObject({ place: { messageId: 'other', copy: 2 }, head: { currentSeq: 1 } });
  });

  it('still finds what stands in a copy that is damaged by now', async () => {
    await keep(database, aCandidate(aTree({ messages: [{ id: 'a', text: 'A Needle' }] })), 1);
    await database.clear('bodies');
    const [found] = await search('needle');
    expect(found?.place?.text).toBe('a needle');
    expect(found && (await inContext(database, found, queryOf('needle')))).toBeNull();
  });

  it('looks into titles only when that is wanted', async () => {
    await keep(database, aCandidate(aTree({ title: 'Bread', messages: [{ id: 'a', text: 'Cake' }] })), 1);
    expect(await search('bread', { titleOnly: true })).toMatchObject([{ place: null, messages: 0 }]);
    expect(await search('cake', { titleOnly: true })).toEqual([]);
  });

  it('stops when it is cancelled', async () => {
    await keep(database, aCandidate(aTree({ messages: written(3) })), 1);
    const stop = new AbortController();
    stop.abort();
    expect(await search('words', { signal: stop.signal })).toEqual([]);
    expect(await search('words')).toHaveLength(1);
  });
});

describe('the corpus', () => {
  const everything = Array.from({ length: 430 }, (_, index) => index + 1);

  it('gives every conversation once, from the disk and then from memory, the most recent ones first', async () => {
    await keepMany(everything);
    const first = await search('entry');
    expect(ids(first).slice(0, 100)).toEqual(
      everything
        .slice(330)
        .reverse()
        .map((number) => `c${number}`),
    );
    expect(new Set(ids(first)).size).toBe(430);
    await database.clear('searchText');
    expect(ids(await search('entry'))).toEqual(everything.toReversed().map((number) => `c${number}`));
  }, 30_000);

  it('gives a few of many in their order, and reads nothing else for them', async () => {
    await keepMany(everything.slice(0, 250));
    const heads = (await listHeads(database)).slice(0, 230);
    const rows: SearchText[] = [];
    for await (const batch of corpus.batches(heads, new AbortController().signal)) rows.push(...batch);
    expect(rows.map(({ conversationId }) => conversationId)).toEqual(
      heads.map(({ conversationId }) => conversationId),
    );
  }, 30_000);

  it('reads again what changed, and nothing that is not asked for', async () => {
    await keepMany([1, 2]);
    expect(ids(await search('changed'))).toEqual([]);
    await keep(
      database,
      aCandidate(aTree({ id: 'c1', messages: [...written(3), { id: 'z', text: 'Changed' }] })),
      3,
    );
    expect(ids(await search('changed'))).toEqual(['c1']);
    const [newest] = await listHeads(database);
    const rows: SearchText[] = [];
    for await (const batch of corpus.batches(newest ? [newest] : [], new AbortController().signal))
      rows.push(...batch);
    expect(rows.map(({ conversationId }) => conversationId)).toEqual([newest?.conversationId]);
  });

  it('reads again an answer that has grown in its place', async () => {
    const grown = (text: string) =>
      aCandidate(
        aStream({
          messages: [
            { id: 'a', text: 'How?' },
            { id: 'b', text },
          ],
        }),
        { source: 'stream' },
      );
    await keep(database, grown('Like'), 1);
    expect(await search('this')).toEqual([]);
    await keep(database, grown('Like this'), 2);
    expect(await search('this')).toHaveLength(1);
  });

  it('holds no more than it may, and finds the rest all the same', async () => {
    await keepMany(everything.slice(0, 120));
    corpus = openCorpus(database, 2_000);
    const all = new Set(ids(await search('entry')));
    expect(all.size).toBe(120);
    expect(new Set(ids(await search('entry')))).toEqual(all);
    await database.clear('searchText');
    const held = ids(await search('entry')).length;
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(120);
  }, 30_000);

  it.each([
    [1, { messages: [{ id: 'old', seq: 1, text: 'fore → written before' }] }],
    [3, { text: 'fore → written before', ids: ['old'], copies: [1] }],
  ])('reads rows that code of version %d wrote', async (derivedBy, lines) => {
    await keepMany([1]);
    const [row] = await database.getAll('searchText');
    const { text: _text, places: _places, ...rest } = row as SearchText;
    await database.put('searchText', { ...rest, ...lines, title: '→ brod', derivedBy } as never);
    expect(await search('"→ written" before')).toMatchObject([
      { place: { messageId: 'old', copy: 1, text: 'fore → written before' } },
    ]);
    expect(await search('"→ bröd"')).toHaveLength(1);
    // Another copy of the same conversation starts from what the old row held.
    await keep(database, aCandidate(aTree({ id: 'c1', messages: written(5) })), 9);
    expect(await search('before')).toHaveLength(1);
  });
});
