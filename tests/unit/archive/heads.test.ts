import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { listHeads, newestHeads } from '../../../lib/archive/heads';
import { openDatabase } from '../../../lib/database/open';
import type { Database } from '../../../lib/database/schema';
import { aHead } from '../../component/archive/a-head';

let database: Database;
let count = 0;
beforeEach(async () => {
  database = await openDatabase({ name: `heads-${count++}` });
});

async function put(numbers: number[], deletedAt: number | null = null) {
  const { store, done } = database.transaction('heads', 'readwrite');
  for (const number of numbers)
    await store.put(aHead({ conversationId: `c${number}`, recentAt: number, deletedAt }));
  await done;
}
const upTo = (end: number) => Array.from({ length: end }, (_, number) => number + 1);

describe('the list', () => {
  it('holds every conversation once, the most recent first, however many there are', async () => {
    await put(upTo(4_100));
    await put([7, 4_100], 1);
    const heads = await listHeads(database);
    expect(heads).toHaveLength(4_098);
    expect(heads.slice(0, 2).map(({ recentAt }) => recentAt)).toEqual([4_099, 4_098]);
    expect(new Set(heads.map(({ conversationId }) => conversationId)).size).toBe(4_098);
  }, 30_000);

  it('begins with the newest ones without reading the others, deleted ones left out', async () => {
    await put(upTo(50));
    await put([49, 50], 1);
    const newest = async (wanted: number) =>
      (await newestHeads(database, wanted)).map(({ recentAt }) => recentAt);
    expect(await newest(3)).toEqual([48, 47, 46]);
    expect(await newest(100)).toHaveLength(48);
    await put(
      upTo(30).map((number) => number + 20),
      1,
    );
    expect(await newest(2)).toEqual([20, 19]);
  });
});
