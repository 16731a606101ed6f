import { describe, expect, it } from 'vitest';
import { fold } from '../../../lib/search/normalise';
import { parseQuery } from '../../../lib/search/query';
import { lineOf, look, scan } from '../../../lib/search/scan';

const row = (title: string, ...messages: string[]) => ({
  title: fold(title),
  text: messages.map(fold).join('\n'),
});

async function* batchesOf<Row>(...batches: Row[][]) {
  yield* batches;
}

async function search(typed: string, rows: ReturnType<typeof row>[], signal = new AbortController().signal) {
  const query = parseQuery(typed);
  if (!query) throw new Error('The test looks for nothing.');
  const hits = [];
  for await (const batch of scan(query, batchesOf(rows), signal)) hits.push(...batch);
  return hits.map((hit) => [hit.row.title, hit.lines]);
}

describe('scan', () => {
  const rows = [
    row('Bread', 'How long does Sourdough rise?', 'About eight hours.'),
    row('Sourdough', 'Hello'),
    row('日本', '日本語のテキスト検索'),
  ];

  it('finds a substring in messages and titles, in the order of the rows', async () => {
    expect(await search('dough', rows)).toEqual([
      ['bread', [0]],
      ['sourdough', []],
    ]);
  });

  it('wants every word, wherever in the conversation it stands', async () => {
    expect(await search('bread eight sourdough', rows)).toEqual([['bread', [0, 1]]]);
    expect(await search('bread nine', rows)).toEqual([]);
  });

  it('takes a quoted phrase as it is', async () => {
    expect(await search('"eight hours"', rows)).toEqual([['bread', [1]]]);
    expect(await search('"hours eight"', rows)).toEqual([]);
  });

  it('finds words in a script without spaces', async () => {
    expect(await search('テキスト', rows)).toEqual([['日本', [0]]]);
  });

  it('puts the message that holds most words first', async () => {
    const conversation = row('T', 'red', 'blue', 'red and blue');
    expect(await search('red blue', [conversation])).toEqual([['t', [2, 0, 1]]]);
  });

  it('stops between batches when it is cancelled', async () => {
    const stop = new AbortController();
    const query = { terms: ['a'] };
    const seen: number[] = [];
    for await (const hits of scan(query, batchesOf([row('a')], [row('a')], [row('a')]), stop.signal)) {
      seen.push(hits.length);
      stop.abort();
    }
    expect(seen).toEqual([1]);
  });

  it('rates the title above a message, all words in one message above scattered ones', () => {
    const query = { terms: ['red', 'blue'] };
    const scores = [
      row('Red and blue', 'x'),
      row('T', 'red and blue'),
      row('T', 'red', 'blue'),
      row('T', 'red and blue', 'blue red', 'red, blue'),
    ].map((each) => look(each, query)?.score ?? Number.NaN);
    const [title = 0, together = 0, scattered = 0, often = 0] = scores;
    expect(title).toBeGreaterThan(often);
    expect(often).toBeGreaterThan(together);
    expect(together).toBeGreaterThan(scattered);
  });

  it('gives back the line it found', () => {
    const { text } = row('T', 'first', '', 'third');
    expect([0, 1, 2].map((line) => lineOf(text, line))).toEqual(['first', '', 'third']);
  });
});
