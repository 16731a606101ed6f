import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { findFile } from '../../../lib/archive/files';
import { listHeads } from '../../../lib/archive/heads';
import { type ImportProgress, importFile } from '../../../lib/archive/import-file';
import { keep } from '../../../lib/archive/keep';
import { findRevision, readRevision } from '../../../lib/archive/revisions';
import { deleteConversation, purgeDeleted } from '../../../lib/archive/tombstones';
import { openDatabase } from '../../../lib/database/open';
import type { Database } from '../../../lib/database/schema';
import { StorageFullError } from '../../../lib/database/storage-full';
import { sourceOf } from '../../../lib/import/byte-source';
import { asBytes, type Members, zipOf } from '../import/given';
import { aCandidate, aTree, written } from './served';

const NOW = 1_765_000_000_000;
let count = 0;
const anArchive = () => openDatabase({ name: `import-file-${count++}` });
const body = (id: string, messages = 2) =>
  aTree({ id, messages: written(messages, `${id}-`) }).bodies[0] ?? '';
const list = (...bodies: string[]) => `[${bodies.join(',')}]`;
const many = Array.from({ length: 200 }, (_, index) => body(`c${index}`));

async function given(
  database: Database,
  content: Uint8Array | string,
  over: { writtenAt?: number; signal?: AbortSignal; onProgress?: (far: ImportProgress) => void } = {},
) {
  const { signal } = new AbortController();
  const how = { writtenAt: NOW - 5, now: NOW, onProgress() {}, signal, ...over };
  return importFile(database, { name: 'export.zip', bytes: sourceOf(asBytes(content)) }, how);
}

const anExport = (members: Members) => zipOf({ 'user.json': {}, ...members });

describe('importing an official export', () => {
  it('keeps every conversation with its very text and says how many were new', async () => {
    const database = await anArchive();
    const report = await given(database, anExport({ 'conversations.json': list(...many) }));
    expect(report).toMatchObject({ new: 200, updated: 0, unchanged: 0, skipped: [], cancelled: false });
    const heads = await listHeads(database);
    expect(heads).toHaveLength(200);
    expect(heads[0]).toMatchObject({ account: 'unknown', source: 'official-export', keptAt: NOW });
    const revision = await findRevision(database, ['unknown', 'c7']);
    expect(revision).toMatchObject({ capturedAt: NOW - 5 });
    expect(revision && (await readRevision(database, revision)).bodies).toEqual([body('c7')]);
  });

  it('adds nothing the second time, and only what is new from a newer one', async () => {
    const database = await anArchive();
    await given(database, list(...many));
    expect(await given(database, list(...many))).toMatchObject({ new: 0, unchanged: 200 });
    expect(await database.count('revisions')).toBe(200);
    const newer = list(body('c1', 4), ...many.slice(2), body('other'));
    expect(await given(database, newer)).toMatchObject({ new: 1, updated: 1, unchanged: 198 });
  });

  it('keeps the images and files that conversations show, and no others', async () => {
    const database = await anArchive();
    const shown = JSON.parse(body('a'));
    shown.mapping['a-1'].message.content = {
      content_type: 'multimodal_text',
      parts: [{ content_type: 'image_asset_pointer', asset_pointer: 'sediment://file_0123' }, 'Hm?'],
    };
    const bytes = anExport({
      'conversations.json': list(JSON.stringify(shown)),
      'conversation_asset_file_names.json': { 'file_0123.dat': 'moon.png' },
      'file_0123.dat': new Uint8Array([1, 2, 3]),
      'file_9999.dat': new Uint8Array([4]),
    });
    expect(await given(database, bytes)).toMatchObject({
      ...{ new: 1, skipped: [{ from: 'export.zip: file_9999.dat', because: 'shown-nowhere' }] },
    });
    expect(await database.getAll('files')).toMatchObject([
      {
        account: 'unknown',
        fileId: 'file_0123',
        conversationId: 'a',
        name: 'moon.png',
        state: 'held',
        bytes: 3,
      },
    ]);
    const held = await findFile(database, 'account-1', 'file_0123');
    expect(held).toMatchObject({ name: 'moon.png', mimeType: 'image/png', data: new Uint8Array([1, 2, 3]) });
  });

  it('finds the files that the code interpreter made, which are linked to by their names alone', async () => {
    const linking = (id: string, text: string) =>
      aTree({
        id,
        messages: [
          { id: `${id}-1`, text: 'Draw.' },
          { id: `${id}-2`, text },
        ],
      }).bodies[0] ?? '';
    const link = '[Chart](sandbox:/mnt/data/chart.png)';
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1]);
    const made = { file_name: 'chart.png', origination_message_id: 'b-2', origination_thread_id: 'b' };
    const database = await anArchive();
    const report = await given(
      database,
      anExport({
        'conversations.json': list(linking('a', link), linking('b', link), linking('c', 'Not there.')),
        'library_files.json': [
          { file_id: 'file_1', ...made },
          { file_id: 'file_2', file_name: 'chart.png' },
        ],
        'file_1.dat': png,
        'file_2.dat': png,
      }),
    );
    // The name alone stands in two conversations.
    expect(report.skipped).toEqual([{ from: 'export.zip: file_2.dat', because: 'shown-nowhere' }]);
    expect(await database.getAll('files')).toMatchObject([
      { fileId: 'sandbox:b-2:/mnt/data/chart.png', conversationId: 'b', mimeType: 'image/png', bytes: 5 },
    ]);
  });

  it('leaves the fuller copy where it is', async () => {
    const database = await anArchive();
    await keep(database, aCandidate(aTree({ id: 'c1', messages: written(6, 'c1-') })), 1);
    expect(await given(database, list(body('c1')))).toMatchObject({ new: 0, beside: 1 });
    expect((await listHeads(database))[0]).toMatchObject({ account: 'account-1', messages: 6, revisions: 2 });
  });

  it('takes a conversation that stands in two files once, the newer one to show', async () => {
    const database = await anArchive();
    const bytes = anExport({
      'conversations.json': list(body('a')),
      'conversations-000.json': list(body('a', 4)),
    });
    expect(await given(database, bytes)).toMatchObject({ new: 1, updated: 1 });
    expect((await listHeads(database))[0]).toMatchObject({ messages: 4, revisions: 2 });
  });

  it('brings back what was deleted here: somebody asked for it', async () => {
    const database = await anArchive();
    await given(database, list(body('a'), body('b')));
    await deleteConversation(database, ['unknown', 'a'], NOW);
    expect(await given(database, list(body('a')))).toMatchObject({ unchanged: 1 });
    await deleteConversation(database, ['unknown', 'b'], NOW);
    await purgeDeleted(database, NOW);
    expect(await given(database, list(body('b')))).toMatchObject({ new: 1 });
    expect(await listHeads(database)).toHaveLength(2);
    expect(await database.getAll('tombstones')).toEqual([]);
  });

  it('skips what holds nothing, and says so', async () => {
    const database = await anArchive();
    const report = await given(database, list(body('a'), body('b', 0), '{"x":1}'));
    expect(report.new).toBe(1);
    expect(report.skipped).toEqual([
      { from: 'export.zip #3', because: 'no-conversation' },
      { from: 'export.zip #2', because: 'no-message' },
    ]);
  });

  it('says how far it is, up to the end', async () => {
    for (const content of [list(...many), anExport({ 'conversations.json': list(...many) })]) {
      const progress: ImportProgress[] = [];
      await given(await anArchive(), content, { onProgress: (far) => progress.push(far) });
      expect([...new Set(progress.map(({ step }) => step))]).toEqual(['checking', 'importing']);
      for (const step of ['checking', 'importing']) {
        const done = progress.filter((far) => far.step === step).map((far) => far.done / far.total);
        expect(done.at(-1)).toBe(1);
        expect(done).toEqual([...done].sort((a, b) => a - b));
      }
    }
  });

  it.each(['checking', 'importing'])('keeps what it had when it is cancelled while %s', async (during) => {
    const database = await anArchive();
    const stop = new AbortController();
    const report = await given(database, list(...many), {
      signal: stop.signal,
      onProgress: ({ step }) => step === during && stop.abort(),
    });
    expect(report.cancelled).toBe(true);
    expect(await database.count('heads')).toBe(report.new);
  });

  it('reads no further into a file that is only looked through when it is cancelled', async () => {
    const stop = new AbortController();
    let reads = 0;
    const bytes = { ...sourceOf(asBytes(list(...many))), sizeBytes: 1e9 };
    const read: typeof bytes.read = (start, end) => {
      if (++reads === 5) stop.abort();
      return bytes.read(start % 1e5, (start % 1e5) + end - start);
    };
    const how = { writtenAt: NOW, now: NOW, onProgress() {}, signal: stop.signal };
    const report = await importFile(await anArchive(), { name: 'a.json', bytes: { ...bytes, read } }, how);
    expect(report).toMatchObject({ new: 0, cancelled: true });
    expect(reads).toBeLessThan(7);
  });

  /** Two good shards; a 16-bit field of the second one is something else in the list of members. */
  const withSecond = (place: number, value: number) => {
    const bytes = zipOf({
      'conversations-000.json': list(...many),
      'conversations-001.json': list(body('z')),
    });
    const view = new DataView(bytes.buffer);
    const directory = view.getUint32(bytes.length - 6, true);
    const second = directory + 46 + view.getUint16(directory + 28, true);
    view.setUint16(second + place, value, true);
    return bytes;
  };

  it.each([
    ['not a ZIP', 'Not a ZIP', 'neither'],
    ['cut off', zipOf({ 'conversations.json': list(...many) }).slice(0, 900), 'no-zip'],
    ['cut off inside', withSecond(44, 0x7fff), 'cut-off'],
    ['partly protected', withSecond(8, 1), 'encrypted'],
    ['a bomb behind what is good', withSecond(26, 0x7fff), 'bomb'],
    ['the same bytes twice', withSecond(22, 0x00ff), 'cut-off'],
    ['unpacks to more than it says', withSecond(24, 0x0100), 'more-than-said'],
    ['a list cut off behind a bracket', list(...many).slice(0, -4), 'cut-off'],
    ['a list cut off', list(...many).slice(0, -9), 'cut-off'],
    ['cut off before it was packed', zipOf({ 'conversations.json': list(...many).slice(0, -1) }), 'cut-off'],
    ['a name leading out', zipOf({ 'conversations.json': list(body('a')), '../x': '' }), 'leads-out'],
    ['an export of ours', zipOf({ 'manifest.json': { format: 'lifeboat-export/1' } }), 'reading-export'],
    ['nothing inside', zipOf({}), 'no-conversation'],
  ])('%s is refused in one sentence, and nothing is touched', async (_, bytes, why) => {
    const database = await anArchive();
    await expect(given(database, bytes)).rejects.toMatchObject({ from: 'export.zip', why });
    expect(await database.count('heads')).toBe(0);
  });

  it('stops where the disk is full, with all of a batch or nothing', async () => {
    const database = await anArchive();
    const add = IDBObjectStore.prototype.add;
    let left = 300;
    IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...all) {
      if (left-- === 0) throw new DOMException('', 'QuotaExceededError');
      return add.apply(this, all);
    };
    await expect(given(database, list(...many))).rejects.toThrow(StorageFullError);
    IDBObjectStore.prototype.add = add;
    expect(await database.count('heads')).toBe(128);
    expect(await database.count('revisions')).toBe(128);
  });
});
