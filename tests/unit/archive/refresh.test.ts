import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { derivedBy } from '../../../lib/archive/derive';
import { listHeads } from '../../../lib/archive/heads';
import { keep } from '../../../lib/archive/keep';
import { refreshDerived } from '../../../lib/archive/refresh';
import { openDatabase } from '../../../lib/database/open';
import type { ConversationKey, Database } from '../../../lib/database/schema';
import { aCandidate, aTree, conversationId, written } from './served';

let database: Database;
let count = 0;
const key: ConversationKey = ['account-1', conversationId];
const quiet = () => new AbortController().signal;

beforeEach(async () => {
  database = await openDatabase({ name: `refresh-${count++}` });
  for (const messages of [2, 6, 4])
    await keep(database, aCandidate(aTree({ messages: written(messages) })), messages);
});

const derived = async () => ({
  head: await database.get('heads', key),
  searchText: await database.get('searchText', key),
  revisions: await database.getAll('revisions'),
});

/** As if code that understood nothing had derived the rows. */
async function outdate() {
  const { head, searchText, revisions } = await derived();
  if (!head || !searchText) throw new Error('Nothing was kept.');
  const old = derivedBy - 1;
  await database.put('heads', { ...head, title: null, messages: 0, currentSeq: 3, derivedBy: old });
  await database.put('searchText', { ...searchText, text: '', places: '', derivedBy: old });
  for (const revision of revisions)
    await database.put('revisions', { ...revision, holds: { ...revision.holds, active: [], characters: 0 } });
}

describe('refreshDerived', () => {
  it('rebuilds from the bytes everything that older code derived', async () => {
    const before = await derived();
    await outdate();
    await refreshDerived(database, quiet());
    expect(await derived()).toEqual(before);
  });

  it('keeps the time at which the current copy was last confirmed', async () => {
    await keep(database, aCandidate(aTree({ messages: written(6) })), 99);
    const before = await derived();
    const head = before.head;
    if (!head) throw new Error('Nothing was kept.');
    await database.put('heads', { ...head, derivedBy: derivedBy - 1 });
    await refreshDerived(database, quiet());
    expect((await derived()).head?.keptAt).toBe(99);
  });

  it('leaves what today’s code derived, and what cannot be read', async () => {
    const before = await derived();
    await refreshDerived(database, quiet());
    expect(await derived()).toEqual(before);
    await outdate();
    const outdated = await derived();
    await database.clear('bodies');
    await refreshDerived(database, quiet());
    expect(await derived()).toEqual(outdated);
  });

  it('stops when it is cancelled', async () => {
    await outdate();
    const stop = new AbortController();
    stop.abort();
    await refreshDerived(database, stop.signal);
    expect((await listHeads(database))[0]?.derivedBy).toBe(derivedBy - 1);
  });
});
