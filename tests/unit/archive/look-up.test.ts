import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { listHeads } from '../../../lib/archive/heads';
import { keep } from '../../../lib/archive/keep';
import { lookUp, type SearchResult } from '../../../lib/archive/look-up';
import { openDatabase } from '../../../lib/database/open';
import type { Database } from '../../../lib/database/schema';
import { parseQuery } from '../../../lib/search/query';
import { aCandidate, aTree, written } from './served';

let database: Database;
let count = 0;
beforeEach(async () => {
  database = await openDatabase({ name: `look-up-${count++}` });
});

async function search(typed: string, signal = new AbortController().signal): Promise<SearchResult[]> {
  const query = parseQuery(typed);
  if (!query) throw new Error('The test looks for nothing.');
  const found: SearchResult[] = [];
  for await (const batch of lookUp(database, await listHeads(database), query, signal)) found.push(...batch);
  return found;
}

const drawn = (pieces: { text: string; hit: boolean }[]) =>
  pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

describe('lookUp', () => {
  it('shows hits as they were written, in their context, newest conversation first', async () => {
    const bread = {
      id: 'bread',
      title: 'Crème brûlée',
      messages: [{ id: 'a', text: 'Is a CRÈME brûlée hard?' }],
    };
    const pie = {
      id: 'pie',
      title: null,
      messages: [
        { id: 'b', text: 'no' },
        { id: 'c', text: 'Whipped crème, then' },
      ],
    };
    await keep(database, aCandidate(aTree({ ...bread, updatedAt: 1_700_000_000_000 })), 1);
    await keep(database, aCandidate(aTree({ ...pie, updatedAt: 1_800_000_000_000 })), 2);
    const found = await search('creme');
    expect(
      found.map(({ head, title, snippets, messages }) => [
        head.conversationId,
        drawn(title),
        snippets.map(({ messageId, pieces }) => [messageId, drawn(pieces)]),
        messages,
      ]),
    ).toEqual([
      ['pie', '', [['c', 'Whipped [crème], then']], 1],
      ['bread', '[Crème] brûlée', [['a', 'Is a [CRÈME] brûlée hard?']], 1],
    ]);
  });

  it('finds a message that only an older copy holds, and says which copy', async () => {
    await keep(database, aCandidate(aTree({ messages: written(3) })), 1);
    await keep(database, aCandidate(aTree({ messages: [{ id: 'other', text: 'Stray thought' }] })), 2);
    const [found] = await search('stray');
    expect(found?.snippets).toMatchObject([{ messageId: 'other', copy: 2 }]);
    expect(found?.head.currentSeq).toBe(1);
  });

  it('still shows what it found in a copy that is damaged by now', async () => {
    await keep(database, aCandidate(aTree({ messages: [{ id: 'a', text: 'A Needle' }] })), 1);
    await database.clear('bodies');
    const [found] = await search('needle');
    expect(found && drawn(found.snippets[0]?.pieces ?? [])).toBe('a [needle]');
  });

  it('stops when it is cancelled', async () => {
    await keep(database, aCandidate(aTree({ messages: written(3) })), 1);
    const stop = new AbortController();
    stop.abort();
    expect(await search('words', stop.signal)).toEqual([]);
    expect(await search('words')).toHaveLength(1);
  });
});
