import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../lib/database/open';
import type { Database, Tombstone } from '../../../lib/database/schema';
import { StorageFullError } from '../../../lib/database/storage-full';
import { writeAtomically } from '../../../lib/database/transact';

let database: Database;
let count = 0;
const row = (conversationId: string): Tombstone => ({ account: 'a', conversationId, at: 1, by: 'user' });

beforeEach(async () => {
  database = await openDatabase({ name: `transact-${count++}` });
});

describe('writeAtomically', () => {
  it('commits what was written and gives back what the work found', async () => {
    const found = await writeAtomically(database, ['tombstones'], async (transaction) => {
      await transaction.objectStore('tombstones').put(row('one'));
      return 7;
    });
    expect(found).toBe(7);
    expect(await database.getAll('tombstones')).toEqual([row('one')]);
  });

  it('writes nothing at all when the work fails half-way', async () => {
    const work = writeAtomically(database, ['tombstones'], async (transaction) => {
      await transaction.objectStore('tombstones').put(row('one'));
      throw new Error('Half-way.');
    });
    await expect(work).rejects.toThrow('Half-way.');
    expect(await database.count('tombstones')).toBe(0);
  });

  it('asks for a commit that has reached the disk', async () => {
    const open = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await writeAtomically(database, ['tombstones'], async () => {});
    expect(open.mock.calls[0]?.[2]).toEqual({ durability: 'strict' });
  });

  it('says what to do when the disk is full', async () => {
    const work = writeAtomically(database, ['tombstones'], async () => {
      throw new DOMException('No room.', 'QuotaExceededError');
    });
    await expect(work).rejects.toThrow(StorageFullError);
  });
});
