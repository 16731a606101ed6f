import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { headOf, latestHead, listHeads } from '../../../lib/archive/heads';
import { keep } from '../../../lib/archive/keep';
import { deleteConversation, purgeDeleted, undoDeletion } from '../../../lib/archive/tombstones';
import { openDatabase } from '../../../lib/database/open';
import type { ConversationKey, Database } from '../../../lib/database/schema';
import { aCandidate, aTree, conversationId, written } from './served';

let database: Database;
let count = 0;
const key: ConversationKey = ['account-1', conversationId];
const candidate = aCandidate(aTree({ messages: written(4) }));

beforeEach(async () => {
  database = await openDatabase({ name: `tombstones-${count++}` });
  await keep(database, candidate, 1);
});

const rows = async () => ({
  heads: await database.count('heads'),
  revisions: await database.count('revisions'),
  bodies: await database.count('bodies'),
  searchText: await database.count('searchText'),
  tombstones: await database.count('tombstones'),
});
const everything = { heads: 1, revisions: 1, bodies: 1, searchText: 1, tombstones: 0 };

describe('deleting a conversation', () => {
  it('takes it out of the lists at once and leaves a tombstone', async () => {
    await deleteConversation(database, key, 100);
    expect(await listHeads(database)).toEqual([]);
    expect(await headOf(database, null, conversationId)).toBeNull();
    expect(await latestHead(database)).toBeNull();
    expect(await database.get('tombstones', key)).toEqual({
      account: key[0],
      conversationId,
      at: 100,
      by: 'user',
    });
  });

  it('can be taken back without a trace, until it is purged', async () => {
    const before = await listHeads(database);
    await deleteConversation(database, key, 100);
    expect(await undoDeletion(database, key)).toBe(true);
    expect(await listHeads(database)).toEqual(before);
    expect(await rows()).toEqual(everything);
  });

  it('is final once it is purged; only the tombstone stays', async () => {
    await deleteConversation(database, key, 100);
    await purgeDeleted(database, 99);
    expect(await rows()).toEqual({ ...everything, tombstones: 1 });
    await purgeDeleted(database, 100);
    expect(await rows()).toEqual({ heads: 0, revisions: 0, bodies: 0, searchText: 0, tombstones: 1 });
    expect(await undoDeletion(database, key)).toBe(false);
  });

  it('touches no other conversation', async () => {
    const other = aTree({ id: `${conversationId}-2`, messages: written(2) });
    await keep(database, aCandidate(other), 2);
    await deleteConversation(database, key, 100);
    await purgeDeleted(database, 100);
    expect(await listHeads(database)).toMatchObject([{ conversationId: `${conversationId}-2` }]);
    expect(await rows()).toEqual({ ...everything, tombstones: 1 });
  });

  it('is lifted by backing the conversation up again', async () => {
    await deleteConversation(database, key, 100);
    expect(await keep(database, candidate, 200)).toMatchObject({ result: 'unchanged' });
    await purgeDeleted(database, 300);
    expect(await rows()).toEqual(everything);
    await deleteConversation(database, key, 400);
    await purgeDeleted(database, 400);
    expect(await keep(database, candidate, 500)).toMatchObject({ result: 'new' });
    expect(await rows()).toEqual(everything);
  });
});

describe('a conversation that ChatGPT has lost', () => {
  const gone = { account: 'account-1', conversationId, at: 5, by: 'server' as const };

  it('is lost until ChatGPT itself serves it again; a file from elsewhere proves nothing', async () => {
    await database.put('tombstones', gone);
    await keep(database, { ...candidate, source: 'official-export' }, 6);
    expect(await database.get('tombstones', key)).toEqual(gone);
    await keep(database, { ...candidate, source: 'page', unasked: true }, 7);
    expect(await database.get('tombstones', key)).toBeUndefined();
  });

  it('stays readable, and is not purged', async () => {
    await database.put('tombstones', gone);
    await purgeDeleted(database, 1_000);
    expect(await rows()).toEqual({ ...everything, tombstones: 1 });
    expect(await listHeads(database)).toHaveLength(1);
  });
});
