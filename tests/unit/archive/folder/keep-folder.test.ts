import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unknownAccount } from '../../../../lib/archive/account';
import type { Folder } from '../../../../lib/archive/folder/folder';
import { keepFolder } from '../../../../lib/archive/folder/keep-folder';
import { USUAL_LAYOUT } from '../../../../lib/archive/folder/usual-layout';
import { listHeads } from '../../../../lib/archive/heads';
import { keep } from '../../../../lib/archive/keep';
import { deleteConversation, purgeDeleted } from '../../../../lib/archive/tombstones';
import { openDatabase } from '../../../../lib/database/open';
import type { Database } from '../../../../lib/database/schema';
import { exportFormats } from '../../../../lib/export/export-formats';
import { english as t } from '../../../support/english';
import { FakeDirectory } from '../../../support/fake-directory';
import { aCandidate, aTree, written } from '../served';

const words = { t, origin: 'https://chat.example' };
const layout: Folder['layout'] = { ...USUAL_LAYOUT, decidedAt: 1 };
let count = 0;
let clock = 1_765_000_000_000;

async function aWorld(over: Partial<Folder['layout']> = {}) {
  const database = await openDatabase({ name: `folder-${count++}` });
  const directory = new FakeDirectory('Notes');
  const world = {
    database,
    directory: directory.handle,
    layout: { ...layout, ...over },
    words,
    formats: exportFormats,
    projects: {},
  };
  const bring = (only: Parameters<typeof keepFolder>[1]['only'] = null) => {
    directory.deeds.length = 0;
    return keepFolder(world, { only, onProgress() {}, signal: new AbortController().signal });
  };
  return { database, directory, world, bring };
}

/** A conversation, or its next turn. */
function say(database: Database, id: string, title: string, turns = 1) {
  const served = aTree({ id, title, messages: written(turns * 2, id) });
  return keep(database, aCandidate(served), clock++);
}

it('writes what is saved, and afterwards what changed and nothing else', async () => {
  const { database, directory, bring } = await aWorld();
  await say(database, 'a', 'Bread');
  await say(database, 'b', 'Tides');
  expect(await bring()).toEqual({ done: 2, total: 2, failed: [], halted: null });
  expect(directory.deeds).toEqual(['+ 2025-10-09 Bread.md', '+ 2025-10-09 Tides.md']);
  expect(directory.files()['2025-10-09 Bread.md']).toContain('Words of message a2.');
  await bring();
  expect(directory.deeds).toEqual([]);
  await say(database, 'b', 'Tides', 2);
  await bring();
  expect(directory.deeds).toEqual(['+ 2025-10-09 Tides.md']);
  // The same bytes again: confirmed in the archive, untouched in the folder.
  await say(database, 'b', 'Tides', 2);
  expect(await bring()).toMatchObject({ done: 2 });
  expect(directory.deeds).toEqual([]);
});

it('follows a new title and a new layout, and leaves nothing of its own behind', async () => {
  const { database, directory, world, bring } = await aWorld();
  await say(database, 'a', 'New chat');
  await bring();
  await say(database, 'a', 'Bread', 2);
  await bring();
  expect(Object.keys(directory.files())).toEqual(['2025-10-09 Bread.md']);
  const options = { ...layout.options, names: 'monthly' as const };
  world.layout = { format: 'html', options, decidedAt: 2 };
  await bring();
  expect(Object.keys(directory.files())).toEqual(['2025-10/2025-10-09 Bread.html']);
});

it.each(['all', 'only'])(
  'keeps the file of a conversation of which it turns out whose it is: %s',
  async (which) => {
    const { database, directory, bring } = await aWorld();
    const rescued = aTree({ id: 'a', title: 'Bread', messages: written(2, 'a') });
    await keep(database, { ...aCandidate(rescued), account: unknownAccount }, clock++);
    await bring();
    await say(database, 'a', 'Bread', 2);
    await bring(which === 'only' ? await listHeads(database) : null);
    expect(directory.deeds).toEqual(['+ 2025-10-09 Bread.md']);
    expect(Object.keys(directory.files())).toEqual(['2025-10-09 Bread.md']);
    expect(await database.getAllKeys('folderFiles')).toEqual([['account-1', 'a']]);
  },
);

it('sees that a file is there in however many folders', async () => {
  const options = { ...layout.options, names: 'own', pattern: '{year}/{month}/{date}/{title}' } as const;
  const { database, directory, world, bring } = await aWorld({ options });
  await say(database, 'a', 'Bread');
  await bring();
  expect(Object.keys(directory.files())).toEqual(['2025/2025-10/2025-10-09/Bread.md']);
  const seen: number[] = [];
  const onProgress = ({ done }: { done: number }) => seen.push(done);
  await keepFolder(world, { only: null, onProgress, signal: new AbortController().signal });
  expect(seen).toEqual([1]);
});

it('never writes over what somebody else wrote, and takes what is the same for its own', async () => {
  const { database, directory, bring } = await aWorld();
  await say(database, 'a', 'Bread');
  await bring();
  const name = '2025-10-09 Bread.md';
  const ours = directory.files()[name] ?? '';
  const file = await directory.getFileHandle(name);
  file.bytes = new TextEncoder().encode(`${ours}\nMy own note.`);
  await say(database, 'a', 'Bread', 2);
  await bring();
  expect(directory.deeds).toEqual(['+ 2025-10-09 Bread (2).md']);
  expect(directory.files()[name]).toContain('My own note.');

  const again = await aWorld();
  await say(again.database, 'a', 'Bread');
  (await again.directory.getFileHandle(name, { create: true })).bytes = new TextEncoder().encode(ours);
  expect(await again.bring()).toMatchObject({ done: 1 });
  expect(again.directory.deeds).toEqual([]);
});

it('writes again what somebody removed, and leaves what is deleted from the archive', async () => {
  const { database, directory, bring } = await aWorld();
  await say(database, 'a', 'Bread');
  await say(database, 'b', 'Tides');
  await bring();
  await directory.removeEntry('2025-10-09 Bread.md');
  await deleteConversation(database, ['account-1', 'b'], clock);
  await purgeDeleted(database, clock);
  expect(await bring()).toMatchObject({ done: 1, total: 1 });
  expect(directory.deeds).toEqual(['+ 2025-10-09 Bread.md']);
  expect(Object.keys(directory.files())).toContain('2025-10-09 Tides.md');
  expect(await database.getAllKeys('folderFiles')).toEqual([['account-1', 'a']]);
});

it('looks after one conversation without reading what else is there', async () => {
  const { database, directory, bring } = await aWorld();
  await say(database, 'a', 'Bread');
  await say(database, 'b', 'Bread');
  const heads = await listHeads(database);
  await bring(heads.filter(({ conversationId }) => conversationId === 'b'));
  expect(directory.deeds).toEqual(['+ 2025-10-09 Bread.md']);
  await bring(heads.filter(({ conversationId }) => conversationId === 'a'));
  expect(directory.deeds).toEqual(['+ 2025-10-09 Bread (2).md']);
});

it('says which one could not be written, and tries it again', async () => {
  const { database, directory, bring } = await aWorld();
  await say(database, 'a', 'Bread');
  await say(database, 'b', 'Tides');
  const bread = await directory.getFileHandle('2025-10-09 Bread.md', { create: true });
  bread.bytes = new Uint8Array();
  await directory.removeEntry('2025-10-09 Bread.md');
  await directory.getDirectoryHandle('2025-10-09 Bread.md', { create: true });
  expect(await bring()).toEqual({
    done: 1,
    total: 2,
    failed: [{ title: 'Bread', why: 'Of another kind.' }],
    halted: null,
  });
  await directory.removeEntry('2025-10-09 Bread.md');
  expect(await bring()).toMatchObject({ done: 2, failed: [] });
});

it.each([
  ['NotAllowedError', 'refused'],
  ['NotFoundError', 'gone'],
  ['QuotaExceededError', 'full'],
] as const)('ends at once where nothing can be written (%s), and goes on later', async (name, halted) => {
  const { database, directory, bring } = await aWorld();
  await say(database, 'a', 'Bread');
  directory.trouble = new DOMException('No.', name);
  expect(await bring()).toMatchObject({ halted });
  directory.trouble = null;
  expect(await bring()).toMatchObject({ halted: null, done: 1 });
});

it('writes the images and files beside the text, once they are there', async () => {
  const { database, directory, bring } = await aWorld();
  const served = aTree({ id: 'a', title: 'Cat', messages: written(2) });
  const pointer = { content_type: 'image_asset_pointer', asset_pointer: 'file-service://file-cat' };
  const body = JSON.parse(served.bodies[0] ?? '');
  body.mapping.m2.message.content = { content_type: 'multimodal_text', parts: [pointer] };
  await keep(database, aCandidate({ ...served, bodies: [JSON.stringify(body)] }), clock++);
  await bring();
  expect(Object.keys(directory.files())).toEqual(['2025-10-09 Cat.md']);
  const sha256 = 'ab'.repeat(32);
  const data = new TextEncoder().encode('meow');
  await database.put('fileBytes', { sha256, data });
  const about = { name: 'cat.png', mimeType: 'image/png', why: null, tries: 1 };
  const file = { account: 'account-1', fileId: 'file-cat', conversationId: 'a', ...about };
  await database.put('files', { ...file, state: 'held', sha256, bytes: data.length });
  await bring();
  const path = 'files/abababababababab cat.png';
  expect(directory.deeds).toEqual([`+ ${path}`, '+ 2025-10-09 Cat.md']);
  expect(directory.files()[path]).toBe('meow');
  expect(directory.files()['2025-10-09 Cat.md']).toContain('(<files/abababababababab%20cat.png>)');
  await bring();
  expect(directory.deeds).toEqual([]);
});

it('whatever happens in whatever order, the folder ends with one right file for each conversation', async () => {
  const step = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    title: fc.constantFrom('Bread', 'bread', 'CON', 'Été', 'E\u0301te\u0301'),
    turns: fc.integer({ min: 1, max: 4 }),
    brings: fc.constantFrom('all', 'one', 'none'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const { database, directory, bring } = await aWorld();
      for (const { id, title, turns, brings } of steps) {
        await say(database, id, title, turns);
        const heads = (await listHeads(database)).filter(({ conversationId }) => conversationId === id);
        if (brings !== 'none') await bring(brings === 'one' ? heads : null);
      }
      await bring();
      const heads = await listHeads(database);
      const rows = await database.getAll('folderFiles');
      const files = directory.files();
      expect(Object.keys(files).sort()).toEqual(rows.map(({ path }) => path).sort());
      expect(rows).toHaveLength(heads.length);
      for (const head of heads) {
        const row = rows.find(({ conversationId }) => conversationId === head.conversationId);
        expect(files[row?.path ?? '']).toContain(`id: "${head.conversationId}"`);
        expect(files[row?.path ?? '']).toContain(`messages: ${head.messages}`);
      }
      await bring();
      expect(directory.deeds).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
