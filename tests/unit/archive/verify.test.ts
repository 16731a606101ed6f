import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { keep } from '../../../lib/archive/keep';
import { type VerifyProgress, verifyArchive } from '../../../lib/archive/verify';
import { openDatabase } from '../../../lib/database/open';
import type { Database } from '../../../lib/database/schema';
import { aCandidate, aTree, written } from './served';

let database: Database;
let count = 0;
beforeEach(async () => {
  database = await openDatabase({ name: `verify-${count++}` });
  for (let index = 0; index < 45; index++)
    await keep(database, aCandidate(aTree({ id: `c${index}`, messages: written(2) })), index);
});

const quiet = () => new AbortController().signal;

describe('verifyArchive', () => {
  it('counts every copy and says how far it is', async () => {
    const told: VerifyProgress[] = [];
    const report = await verifyArchive(database, (progress) => told.push(progress), quiet());
    expect(report).toEqual({ checked: 45, total: 45, damaged: [], cancelled: false });
    expect(told.map(({ done }) => done)).toEqual([0, 20, 40, 45]);
  });

  it('names a copy whose bytes changed and one whose bytes are gone', async () => {
    const [first, second] = await database.getAll('bodies', undefined, 2);
    if (!first || !second) throw new Error('Nothing was kept.');
    const packed = first.packed.slice();
    packed[12] = (packed[12] ?? 0) ^ 0xff;
    await database.put('bodies', { ...first, packed });
    await database.delete('bodies', [second.account, second.conversationId, second.sha256]);
    const report = await verifyArchive(database, () => {}, quiet());
    expect(report.checked).toBe(45);
    expect(report.damaged).toEqual([
      { account: 'account-1', conversationId: first.conversationId, seq: 1 },
      { account: 'account-1', conversationId: second.conversationId, seq: 1 },
    ]);
  });

  it('stops when it is cancelled and says what it saw until then', async () => {
    const stop = new AbortController();
    const report = await verifyArchive(database, ({ done }) => done === 20 && stop.abort(), stop.signal);
    expect(report).toEqual({ checked: 20, total: 45, damaged: [], cancelled: true });
  });
});
