import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { openDatabase } from '../../../lib/database/open';
import { readsTogether } from '../../../lib/database/reads-together';
import type { Database } from '../../../lib/database/schema';

const ids = ['a', 'b', 'c', 'd'];
let database: Database;
let names = 0;

beforeEach(async () => {
  database = await openDatabase({ name: `reads-together-${names++}` });
  for (const conversationId of ids)
    await database.put('tombstones', { account: 'account', conversationId, at: 1, by: 'user' });
});

test('whoever asks together is answered from one transaction, again and again', async () => {
  const transaction = vi.spyOn(database, 'transaction');
  const reads = readsTogether(database);
  const twice = async (id: string) => [
    await reads.get('tombstones', ['account', id]),
    await reads.getAll('tombstones', IDBKeyRange.only(['account', id])),
    await reads.get('tombstones', ['nobody', id]),
  ];
  const found = await Promise.all(ids.map(twice));
  expect(found.map(([one, all]) => [one, all])).toMatchObject(
    ids.map((conversationId) => [{ conversationId }, [{ conversationId }]]),
  );
  expect(found.every(([, , none]) => none === undefined)).toBe(true);
  expect(transaction).toHaveBeenCalledTimes(3);
});

test('everybody who asked hears of a failure', async () => {
  const reads = readsTogether(database);
  database.close();
  const asked = ids.map((id) => reads.get('tombstones', ['account', id]));
  const heard = await Promise.allSettled(asked);
  expect(heard.map(({ status }) => status)).toEqual(ids.map(() => 'rejected'));
});
