import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exportAll } from '../../../lib/archive/export-all';
import { listHeads } from '../../../lib/archive/heads';
import { importFile } from '../../../lib/archive/import-file';
import { keep } from '../../../lib/archive/keep';
import { hash } from '../../../lib/archive/pack';
import type { CandidateRevision } from '../../../lib/archive/revision';
import { deleteConversation, purgeDeleted } from '../../../lib/archive/tombstones';
import type { ServedConversation } from '../../../lib/conversation/conversation';
import { openDatabase } from '../../../lib/database/open';
import type { Database } from '../../../lib/database/schema';
import { english as t } from '../../support/english';
import { found } from '../import/given';
import { aFile } from './file';
import { aCandidate, aFlat, aTree, type Written, written } from './served';

const signal = new AbortController().signal;
const settings = { autoBackup: false };
let count = 0;
const emptyArchive = () => openDatabase({ name: `round-trip-${count++}` });

async function exported(database: Database): Promise<Uint8Array> {
  const file = aFile();
  const task = {
    what: 'backup',
    heads: await listHeads(database),
    options: { t, origin: 'https://chat.example', branches: 'active' },
    names: 'dated',
    settings,
    now: 1_764_000_000_000,
  } as const;
  const { failed } = await exportAll(database, task, file.sink, () => {}, signal);
  expect(failed).toEqual([]);
  return file.bytes();
}

async function imported(database: Database, bytes: Uint8Array, now = 1_765_000_000_000) {
  const source = { sizeBytes: bytes.length, read: async (a: number, b: number) => bytes.subarray(a, b) };
  const how = { writtenAt: now, now, onProgress() {}, signal };
  return importFile(database, { name: 'backup.zip', bytes: source }, how);
}

/** Every row of the archive. */
async function rows(database: Database) {
  const [heads, revisions, bodies, tombstones] = await Promise.all([
    database.getAll('heads'),
    database.getAll('revisions'),
    database.getAll('bodies'),
    database.getAll('tombstones'),
  ]);
  const searchText = await database.getAll('searchText');
  const found = searchText.map(({ ids, text }) => {
    const lines = text.split('\n');
    return ids.map((id, place) => `${id} ${lines[place]}`).sort();
  });
  return { heads, revisions, bodies, tombstones, found };
}

const pool = written(6);
const messages: fc.Arbitrary<Written[]> = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map((length) => pool.slice(0, length)),
  fc.shuffledSubarray(pool, { minLength: 1 }),
  fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), text: fc.string({ unit: 'grapheme' }) }), {
    minLength: 1,
    maxLength: 3,
  }),
);
const id = fc.constantFrom('c1', 'c2', 'c3');
/** Titles that collide, hurt a file system or are none. */
const title = fc.oneof(fc.constantFrom(null, '', 'CON', '../x', 'Same', 'same', '<b>$&</b>'), fc.string());
const framed = (served: ServedConversation, blank: string): ServedConversation => ({
  ...served,
  bodies: served.bodies.map((body) => `${blank}${body}${blank.replace('\uFEFF', '')}`),
});
const served = fc
  .tuple(
    fc.oneof(
      fc.record({ id, title, messages }).map(aTree),
      fc.record({ id, title, messages, hasMore: fc.boolean() }).map(aFlat),
    ),
    fc.constantFrom('', '', ' ', '\n', '\uFEFF'),
  )
  .map(([each, blank]) => framed(each, blank));
const candidate: fc.Arbitrary<CandidateRevision> = fc
  .record({
    served,
    account: fc.constantFrom('account-1', 'account-1', 'account-2', 'unknown'),
    source: fc.constantFrom('page' as const, 'stream' as const, 'official-export' as const),
    capturedAt: fc.integer({ min: 1, max: 2_000_000_000_000 }),
    partialBecause: fc.constantFrom(null, null, 'missing-pages' as const),
  })
  .map(({ served, ...over }) => aCandidate(served, over));
const deed = fc.oneof(
  { weight: 6, arbitrary: candidate.map((copy) => ({ copy, deletes: null })) },
  { weight: 1, arbitrary: id.map((deletes) => ({ copy: null, deletes })) },
);

async function lived(
  database: Database,
  deeds: { copy: CandidateRevision | null; deletes: string | null }[],
) {
  let now = 1_763_000_000_000;
  for (const { copy, deletes } of deeds) {
    now += 1_000;
    if (copy) await keep(database, copy, now);
    if (deletes) await deleteConversation(database, ['account-1', deletes], now);
  }
  await purgeDeleted(database, now + 1);
}

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
    expect(text('html/2025-10-09 Sourdough.html')).toContain(`<a href="${address}">Image (3 × 2)</a>`);

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
    expect(skipped).toEqual([
      { from: expect.stringMatching(/^files\//), because: 'it is damaged or not there.' },
    ]);
    expect(await after.count('files')).toBe(0);
  });
});

describe('everything exported, imported into an empty archive', () => {
  it('is the same archive: every head, copy, body and tombstone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 10 }), async (deeds) => {
        const [before, after] = [await emptyArchive(), await emptyArchive()];
        await lived(before, deeds);
        const report = await imported(after, await exported(before));
        expect(report.skipped).toEqual([]);
        expect(report.settings).toEqual(settings);
        expect(await rows(after)).toEqual(await rows(before));
        before.close();
        after.close();
      }),
      { numRuns: 80 },
    );
  });

  it('changes nothing when it is imported again, and exports to the same bytes again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 6 }), async (deeds) => {
        const database = await emptyArchive();
        await lived(database, deeds);
        const [before, bytes] = [await rows(database), await exported(database)];
        const report = await imported(database, bytes);
        expect(report.new + report.updated + report.beside).toBe(0);
        expect(await rows(database)).toEqual(before);
        expect(await exported(database)).toEqual(bytes);
        database.close();
      }),
      { numRuns: 30 },
    );
  });

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
