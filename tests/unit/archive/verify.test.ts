import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { holdFile } from '../../../lib/archive/hold-file';
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
    expect(report).toEqual({ checked: 45, total: 45, damaged: [], damagedFiles: [], cancelled: false });
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

  it('looks at every image and file, once each, and names those that changed or are gone', async () => {
    const arriving = (fileId: string, text: string) => ({
      ...{
        account: 'account-1',
        fileId,
        conversationId: 'c1',
        name: `${fileId}.txt`,
        mimeType: 'text/plain',
      },
      read: async () => new TextEncoder().encode(text),
      sha256: null,
    });
    for (const [id, text] of [
      ['sound', 'same'],
      ['again', 'same'],
      ['changed', 'one'],
      ['gone', 'two'],
    ] as const)
      await holdFile(database, arriving(id, text));
    const shaOf = async (id: string) => (await database.get('files', ['account-1', id]))?.sha256 ?? '';
    await database.put('fileBytes', { sha256: await shaOf('changed'), data: new Uint8Array(3) });
    await database.delete('fileBytes', await shaOf('gone'));
    const told: VerifyProgress[] = [];
    const report = await verifyArchive(database, (progress) => told.push(progress), quiet());
    expect(report).toMatchObject({ checked: 48, total: 48, damaged: [] });
    expect(report.damagedFiles.map(({ name }) => name).sort()).toEqual(['changed.txt', 'gone.txt']);
    expect(told.at(-1)).toEqual({ done: 48, total: 48 });
  });

  it('stops when it is cancelled and says what it saw until then', async () => {
    const stop = new AbortController();
    const report = await verifyArchive(database, ({ done }) => done === 20 && stop.abort(), stop.signal);
    expect(report).toEqual({ checked: 20, total: 45, damaged: [], damagedFiles: [], cancelled: true });
  });
});
