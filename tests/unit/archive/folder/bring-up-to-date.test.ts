import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { bringUpToDate } from '../../../../lib/archive/folder/bring-up-to-date';
import { chooseFolder, decideFolder, readFolder } from '../../../../lib/archive/folder/folder-row';
import { USUAL_LAYOUT } from '../../../../lib/archive/folder/usual-layout';
import { keep } from '../../../../lib/archive/keep';
import { openDatabase } from '../../../../lib/database/open';
import { exportFormats } from '../../../../lib/export/export-formats';
import { english as t } from '../../../support/english';
import { FakeDirectory } from '../../../support/fake-directory';
import { aCandidate, aTree, written } from '../served';

const layout = { ...USUAL_LAYOUT, decidedAt: 1 };
let count = 0;

async function aWorld(allowed = true) {
  const database = await openDatabase({ name: `up-to-date-${count++}` });
  await keep(database, aCandidate(aTree({ messages: written(2) })), 1);
  const world = {
    database,
    words: { t, origin: 'https://chat.example' },
    formats: exportFormats,
    mayWrite: async () => allowed,
    alone: <Result>(work: () => Promise<Result>) => work(),
    now: () => 2,
    onProgress() {},
    signal: new AbortController().signal,
  };
  const choose = (name: string) => chooseFolder(database, new FakeDirectory(name).handle, layout);
  return { database, world, choose };
}

it('does nothing where no folder was chosen, where it was stopped, and where its format cannot be written', async () => {
  const { database, world, choose } = await aWorld();
  expect(await bringUpToDate(world)).toBeNull();
  await choose('Notes');
  expect(await bringUpToDate({ ...world, formats: [] })).toBeNull();
  await decideFolder(database, { halted: 'stopped' });
  expect(await bringUpToDate(world)).toBeNull();
});

it('remembers that the browser does not let it write, and that nothing was written', async () => {
  const { database, world, choose } = await aWorld(false);
  await choose('Notes');
  expect(await bringUpToDate(world)).toMatchObject({ halted: 'refused' });
  expect(await readFolder(database)).toMatchObject({ halted: 'refused', writtenAt: null });
});

it('does not take back that the user has stopped it meanwhile', async () => {
  const { database, world, choose } = await aWorld(false);
  await choose('Notes');
  const mayWrite = async () => {
    await decideFolder(database, { halted: 'stopped' });
    return false;
  };
  await bringUpToDate({ ...world, mayWrite });
  expect(await readFolder(database)).toMatchObject({ halted: 'stopped' });
});

it('remembers what it wrote into a folder when the same one is chosen again, and only then', async () => {
  const { database, choose } = await aWorld();
  await choose('Notes');
  const row = { account: 'a', conversationId: 'b', path: 'b.md', nameKey: 'B.MD', wanted: 'b.md' };
  await database.put('folderFiles', { ...row, mark: '', sha256: '', lacking: [], failed: null });
  await choose('Notes');
  expect(await database.count('folderFiles')).toBe(1);
  await choose('Elsewhere');
  expect(await database.count('folderFiles')).toBe(0);
});
