import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { headOf, latestHead, listHeads } from '../../../lib/archive/heads';
import { EmptyCopyError, keep } from '../../../lib/archive/keep';
import { findRevision, readRevision, revisionsOf } from '../../../lib/archive/revisions';
import { messagesIn } from '../../../lib/archive/search-text';
import { openDatabase } from '../../../lib/database/open';
import type { Database } from '../../../lib/database/schema';
import { aCandidate, aFlat, aTree, conversationId, written } from './served';

let database: Database;
let count = 0;
beforeEach(async () => {
  database = await openDatabase({ name: `keep-${count++}` });
});

const key = ['account-1', conversationId] as [string, string];

describe('keep', () => {
  it('keeps a conversation, byte for byte', async () => {
    const served = aTree({ messages: written(4) });
    expect(await keep(database, aCandidate(served), 5)).toEqual({
      result: 'new',
      tellsMore: false,
      conversationId,
      title: 'Sourdough',
      messages: 4,
      partialBecause: null,
      keptAt: 5,
    });
    const revision = await findRevision(database, key);
    expect(revision && (await readRevision(database, revision))).toEqual(served);
  });

  it('says unchanged when the same bytes come again, and remembers that they were confirmed', async () => {
    const candidate = aCandidate(aTree({ messages: written(4) }));
    await keep(database, candidate, 5);
    expect(await keep(database, candidate, 9)).toMatchObject({ result: 'unchanged', keptAt: 9 });
    expect(await revisionsOf(database, key)).toHaveLength(1);
    expect((await headOf(database, null, conversationId))?.keptAt).toBe(9);
  });

  it('takes a suspicion back when the same bytes arrive without anybody in between', async () => {
    const suspected = aCandidate(aTree({ messages: written(4) }), {
      partialBecause: 'truncated-by-extension',
    });
    expect((await keep(database, suspected, 5)).partialBecause).toBe('truncated-by-extension');
    expect((await keep(database, { ...suspected, partialBecause: null }, 6)).partialBecause).toBeNull();
    expect((await findRevision(database, key))?.holds.partialBecause).toBeNull();
  });

  it('shows the fuller copy and keeps the other one beside it', async () => {
    await keep(database, aCandidate(aTree({ messages: written(4) })), 1);
    expect(await keep(database, aCandidate(aTree({ messages: written(6) })), 2)).toMatchObject({
      result: 'updated',
      messages: 6,
    });
    expect(await keep(database, aCandidate(aTree({ messages: written(2) })), 3)).toMatchObject({
      result: 'beside',
      messages: 6,
      keptAt: 2,
    });
    expect((await revisionsOf(database, key)).map(({ seq, holds }) => [seq, holds.active.length])).toEqual([
      [3, 2],
      [2, 6],
      [1, 4],
    ]);
    expect(await listHeads(database)).toMatchObject([{ currentSeq: 2, revisions: 3, messages: 6 }]);
  });

  it('stores a page that did not change only once', async () => {
    const older = aFlat({ messages: written(2, 'old') }).bodies;
    const first = aFlat({ messages: written(2, 'new') });
    const second = aFlat({ messages: written(4, 'new') });
    await keep(database, aCandidate({ ...first, bodies: [...first.bodies, ...older] }), 1);
    await keep(database, aCandidate({ ...second, bodies: [...second.bodies, ...older] }), 2);
    expect(await database.count('bodies')).toBe(3);
  });

  it('refuses what is no conversation and leaves the archive as it was', async () => {
    for (const body of [
      '<!doctype html><title>502</title>',
      '',
      '{"detail":"conversation_inaccessible"}',
      '{"mapp',
    ])
      await expect(
        keep(database, aCandidate({ shape: 'tree', bodies: [body], id: conversationId }), 1),
      ).rejects.toThrow();
    expect(await database.count('revisions')).toBe(0);
    expect(await database.count('heads')).toBe(0);
  });

  it('takes nothing from a conversation that arrives without its messages', async () => {
    for (const served of [aTree({ messages: [] }), aFlat({ messages: [] })])
      await expect(keep(database, aCandidate(served), 1)).rejects.toThrow(EmptyCopyError);
    expect(await database.count('heads')).toBe(0);
  });

  it('keeps accounts apart', async () => {
    await keep(database, aCandidate(aTree({ messages: written(4) })), 1);
    await keep(database, aCandidate(aTree({ messages: written(2) }), { account: 'account-2' }), 2);
    expect((await headOf(database, 'account-1', conversationId))?.messages).toBe(4);
    expect((await headOf(database, 'account-2', conversationId))?.messages).toBe(2);
    expect((await headOf(database, null, conversationId))?.account).toBe('account-2');
    expect(await headOf(database, 'account-3', conversationId)).toBeNull();
  });

  it('puts a copy whose account could not be read beside the one that is there', async () => {
    await keep(database, aCandidate(aTree({ messages: written(4) })), 1);
    const rescued = aCandidate(aTree({ messages: written(2) }), { account: 'unknown' });
    expect(await keep(database, rescued, 2)).toMatchObject({ result: 'beside', messages: 4 });
    expect(await listHeads(database)).toHaveLength(1);
  });

  it('gives copies without an account to the account that turns up', async () => {
    const rescued = aTree({ messages: written(2) });
    await keep(database, aCandidate(rescued, { account: 'unknown' }), 1);
    await keep(database, aCandidate(aTree({ messages: written(4) })), 2);
    expect(await listHeads(database)).toMatchObject([{ account: 'account-1', messages: 4, revisions: 2 }]);
    const first = await findRevision(database, key, 1);
    expect(first && (await readRevision(database, first))).toEqual(rescued);
    for (const store of ['heads', 'revisions', 'bodies', 'searchText'] as const)
      expect((await database.getAllKeys(store)).map(([account]) => account)).not.toContain('unknown');
  });

  it('takes the files of an import to the account with the conversation, and no others', async () => {
    await keep(database, aCandidate(aTree({ messages: written(2) }), { account: 'unknown' }), 1);
    const row = {
      name: 'a.png',
      mimeType: null,
      sha256: 'x',
      bytes: 1,
      state: 'held',
      why: null,
      tries: 0,
    } as const;
    const place = { account: 'unknown', conversationId };
    await database.put('files', { ...row, ...place, fileId: 'file-1' });
    await database.put('files', { ...row, ...place, fileId: 'file-2', conversationId: 'another' });
    await database.put('files', { ...row, ...place, fileId: 'file-3', sha256: 'imported' });
    await database.put('files', { ...row, ...place, account: 'account-1', fileId: 'file-3' });
    await keep(database, aCandidate(aTree({ messages: written(4) })), 2);
    const files = await database.getAll('files');
    expect(files.map(({ account, fileId, sha256 }) => [account, fileId, sha256])).toEqual([
      ['account-1', 'file-1', 'x'],
      ['account-1', 'file-3', 'x'],
      ['unknown', 'file-2', 'x'],
    ]);
  });

  it('keeps every message findable, also those that only an older copy holds', async () => {
    await keep(database, aCandidate(aTree({ messages: [...written(3), { id: 'x', text: 'ONLY here' }] })), 1);
    await keep(database, aCandidate(aFlat({ messages: written(2) })), 2);
    const row = await database.get('searchText', key);
    const messages = row ? messagesIn(row) : [];
    expect(messages.map(({ id, seq }) => [id, seq])).toEqual([
      ['m1', 1],
      ['m2', 1],
      ['m3', 1],
      ['x', 1],
    ]);
    expect(messages.at(-1)?.text).toBe('only here');
  });

  it('lists the most recently changed conversation first', async () => {
    const old = aTree({ id: 'old', messages: written(1), updatedAt: 1_700_000_000_000 });
    const recent = aTree({ id: 'recent', messages: written(1), updatedAt: 1_800_000_000_000 });
    await keep(database, aCandidate(recent), 1);
    await keep(database, aCandidate(old), 2);
    expect((await listHeads(database)).map((head) => head.conversationId)).toEqual(['recent', 'old']);
    expect((await latestHead(database))?.conversationId).toBe('recent');
  });

  it('tells other pages that the archive changed', async () => {
    const channel = new BroadcastChannel('archive/changed');
    const told = new Promise((resolve) => {
      channel.onmessage = resolve;
    });
    await keep(database, aCandidate(aTree({ messages: written(1) })), 1);
    await told;
    channel.close();
  });
});
