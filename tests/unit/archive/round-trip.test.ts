import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { listHeads } from '../../../lib/archive/heads';
import { keep } from '../../../lib/archive/keep';
import { hash } from '../../../lib/archive/pack';
import type { ServedConversation } from '../../../lib/conversation/conversation';
import type { Database } from '../../../lib/database/schema';
import { found } from '../import/given';
import { emptyArchive, exported, imported, lived, ROUND_TRIP } from './round-trip';
import { aCandidate, aTree, written } from './served';

/** A question with a picture and a file, of which the archive holds the bytes. */
async function withFiles(database: Database): Promise<Uint8Array<ArrayBuffer>> {
  const made = JSON.parse(aTree({ id: 'c1', messages: written(2) }).bodies[0] ?? '');
  made.mapping.m1.message.content = {
    content_type: 'multimodal_text',
    parts: [
      { content_type: 'image_asset_pointer', asset_pointer: 'sediment://file_abc', width: 3, height: 2 },
      'Hm?',
    ],
  };
  const served: ServedConversation = { shape: 'tree', id: 'c1', bodies: [JSON.stringify(made)] };
  await keep(database, aCandidate(served), 1);
  const data = new Uint8Array([1, 2, 3, 250]);
  const sha256 = await hash(data);
  await database.put('fileBytes', { sha256, data });
  const row = { account: 'account-1', fileId: 'file_abc', conversationId: 'c1', sha256, bytes: 4 };
  const about = {
    name: '../<cat> 1.png',
    mimeType: 'image/png',
    state: 'held',
    why: null,
    tries: 0,
  } as const;
  await database.put('files', { ...row, ...about });
  return data;
}

describe('images and files', () => {
  it('stand once beside the texts that link to them, and come back', async () => {
    const [before, after] = [await emptyArchive(), await emptyArchive()];
    const data = await withFiles(before);
    const bytes = await exported(before);
    const members = unzipSync(bytes);
    const [path = ''] = Object.keys(members).filter((name) => name.startsWith('files/'));
    expect(path).toMatch(/^files\/[0-9a-f]{16} cat 1\.png$/);
    expect(members[path]).toEqual(data);
    const text = (name: string) => strFromU8(members[name] ?? new Uint8Array());
    const address = `../files/${encodeURIComponent(path.slice(6))}`;
    expect(text('markdown/2025-10-09 Sourdough.md')).toContain(`![Image (3 × 2)](<${address}>)`);
    expect(text('html/2025-10-09 Sourdough.html')).toContain(`<a href="${address}"><img src="${address}"`);

    expect((await imported(after, bytes)).skipped).toEqual([]);
    expect(await after.getAll('files')).toEqual(await before.getAll('files'));
    expect(await after.getAll('fileBytes')).toEqual(await before.getAll('fileBytes'));
    expect(await exported(after)).toEqual(bytes);
  });

  it('are named when they are damaged', async () => {
    const [before, after] = [await emptyArchive(), await emptyArchive()];
    await withFiles(before);
    const bytes = await exported(before);
    const at = Buffer.from(bytes).indexOf(Buffer.from([1, 2, 3, 250]));
    bytes.set([9], at);
    const { skipped } = await imported(after, bytes);
    expect(skipped).toEqual([{ from: expect.stringMatching(/^files\//), because: 'not-whole' }]);
    expect(await after.count('files')).toBe(0);
  });
});

describe('everything exported, and imported', () => {
  for (const [promise, { property, runs }] of Object.entries(ROUND_TRIP))
    it(promise, () => fc.assert(property as fc.IAsyncProperty<unknown>, { numRuns: runs }));

  it('is a file from which other readers take what is shown', async () => {
    const database = await emptyArchive();
    await keep(database, aCandidate(aTree({ messages: written(2) })), 1);
    const shown = aTree({ messages: written(4) });
    await keep(database, aCandidate(shown), 2);
    const all = await found(await exported(database));
    expect(all).toEqual([
      { is: 'conversation', from: expect.stringMatching(/json\/.*Sourdough.json$/), served: shown },
    ]);
  });

  it('takes nothing away from an archive that went on since', async () => {
    const [older, newer] = [await emptyArchive(), await emptyArchive()];
    const first = aCandidate(aTree({ messages: written(2) }));
    const second = aCandidate(aTree({ messages: written(4), updatedAt: 1_763_000_000_000 }));
    await keep(older, first, 1);
    await keep(newer, second, 2);
    expect(await imported(newer, await exported(older))).toMatchObject({ new: 0, beside: 1 });
    const [head] = await listHeads(newer);
    expect(head).toMatchObject({ messages: 4, revisions: 2 });
    expect(await imported(older, await exported(newer))).toMatchObject({ updated: 1 });
    expect((await listHeads(older))[0]).toMatchObject({ messages: 4 });
  });

  it('does not bring a deletion into an archive that has the conversation', async () => {
    const [without, having] = [await emptyArchive(), await emptyArchive()];
    const copy = aCandidate(aTree({ id: 'c1', messages: written(2) }));
    await lived(without, [
      { copy, deletes: null },
      { copy: null, deletes: 'c1' },
    ]);
    await keep(having, copy, 1);
    await imported(having, await exported(without));
    expect(await listHeads(having)).toHaveLength(1);
    expect(await having.getAll('tombstones')).toEqual([]);
  });
});
