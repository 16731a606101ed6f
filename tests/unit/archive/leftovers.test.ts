import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { start } from '../../../lib/archive/backfill/control';
import type { BackfillReader } from '../../../lib/archive/backfill/reader';
import { step } from '../../../lib/archive/backfill/step';
import { findFile } from '../../../lib/archive/files';
import { holdFile } from '../../../lib/archive/hold-file';
import { keep } from '../../../lib/archive/keep';
import { deleteConversation, purgeDeleted, undoDeletion } from '../../../lib/archive/tombstones';
import { openDatabase } from '../../../lib/database/open';
import type { ConversationKey, Database } from '../../../lib/database/schema';
import { ACCOUNT, aServer } from './backfill/a-server';
import { killedAt } from './kill';
import { aCandidate, aTree, written } from './served';

let database: Database;
let count = 0;
beforeEach(async () => {
  database = await openDatabase({ name: `leftovers-${count++}` });
});

const keyOf = (id: string): ConversationKey => [ACCOUNT, id];
const pixels = (...bytes: number[]) => new Uint8Array(bytes);

/** A conversation that shows these images. */
function showing(id: string, images: string[]) {
  const served = aTree({ id, messages: written(2, `${id}-`) });
  const body = JSON.parse(served.bodies[0] ?? '');
  body.mapping[`${id}-1`].message.content = {
    content_type: 'multimodal_text',
    parts: images.map((image) => ({
      content_type: 'image_asset_pointer',
      asset_pointer: `sediment://${image}`,
    })),
  };
  return aCandidate({ ...served, bodies: [JSON.stringify(body)] }, { account: ACCOUNT });
}

async function hold(
  conversationId: string,
  fileId: string,
  data: Uint8Array<ArrayBuffer>,
  account = ACCOUNT,
) {
  const about = { account, conversationId, fileId, name: null, mimeType: 'image/png', sha256: null };
  await holdFile(database, { ...about, read: async () => data });
}

async function remove(id: string, at = 100) {
  await deleteConversation(database, keyOf(id), at);
  await purgeDeleted(database, at);
}

const fileIds = async () => (await database.getAll('files')).map(({ fileId }) => fileId);

describe('files of a deleted conversation', () => {
  it('stay as long as the deletion can be taken back, and go with it', async () => {
    await keep(database, showing('one', ['file_a', 'file_b']), 1);
    await hold('one', 'file_a', pixels(1));
    await hold('one', 'file_b', pixels(2), 'unknown');
    await deleteConversation(database, keyOf('one'), 100);
    await purgeDeleted(database, 99);
    await undoDeletion(database, keyOf('one'));
    await purgeDeleted(database, 200);
    expect(await database.count('fileBytes')).toBe(2);
    await remove('one', 300);
    expect(await fileIds()).toEqual([]);
    expect(await database.count('fileBytes')).toBe(0);
  });

  it('stay for another conversation that shows them, until that is deleted too', async () => {
    await keep(database, showing('one', ['file_a', 'file_b']), 1);
    await keep(database, showing('two', ['file_b']), 2);
    await hold('one', 'file_a', pixels(1));
    await hold('one', 'file_b', pixels(2));
    await remove('one');
    expect(await database.getAll('files')).toMatchObject([{ fileId: 'file_b', conversationId: 'two' }]);
    expect((await findFile(database, ACCOUNT, 'file_b'))?.data).toEqual(pixels(2));
    expect(await database.count('fileBytes')).toBe(1);
    await remove('two', 200);
    expect(await fileIds()).toEqual([]);
    expect(await database.count('fileBytes')).toBe(0);
  });

  it('stay for a copy that is kept but not shown', async () => {
    await keep(database, showing('two', ['file_b']), 1);
    await keep(database, aCandidate(aTree({ id: 'two', messages: written(6) }), { account: ACCOUNT }), 2);
    await keep(database, showing('one', ['file_b']), 3);
    await hold('one', 'file_b', pixels(2));
    await remove('one');
    expect(await fileIds()).toEqual(['file_b']);
  });

  it('share bytes with others, which stay', async () => {
    await keep(database, showing('one', ['file_a']), 1);
    await keep(database, showing('two', ['file_b']), 2);
    await hold('one', 'file_a', pixels(7));
    await hold('two', 'file_b', pixels(7));
    await remove('one');
    expect((await findFile(database, ACCOUNT, 'file_b'))?.data).toEqual(pixels(7));
    await remove('two');
    expect(await database.count('fileBytes')).toBe(0);
  });

  it('stay for a conversation that comes in while the others are read', async () => {
    await keep(database, showing('one', ['file_a']), 1);
    await hold('one', 'file_a', pixels(1));
    await keep(database, showing('three', []), 2);
    await deleteConversation(database, keyOf('one'), 100);
    const unpacked = vi.spyOn(Response.prototype, 'arrayBuffer');
    unpacked.mockImplementationOnce(async function (this: Response) {
      await keep(database, showing('two', ['file_a']), 3);
      return this.arrayBuffer();
    });
    await purgeDeleted(database, 100);
    expect(unpacked).toHaveBeenCalled();
    unpacked.mockRestore();
    expect(await database.getAll('files')).toMatchObject([{ conversationId: 'two' }]);
    expect(await database.count('fileBytes')).toBe(1);
  });

  it('are gone in the end wherever the page was closed', async () => {
    for (let write = 0, died = true; died; write++) {
      const at = 100 + write;
      await keep(database, showing('one', ['file_a']), at);
      await hold('one', 'file_a', pixels(1));
      await deleteConversation(database, keyOf('one'), at);
      died = await killedAt(write, () => purgeDeleted(database, at));
      await purgeDeleted(database, at);
      expect(await fileIds()).toEqual([]);
      expect(await database.count('fileBytes')).toBe(0);
    }
  });

  it('do not come back with an answer that was on its way', async () => {
    const server = aServer(0);
    await keep(database, showing('one', ['file_a']), 1);
    await start(database, server.clock.now);
    const job = await database.get('jobs', 'backfill');
    if (job) await database.put('jobs', { ...job, walks: [] });
    const answers: Awaited<ReturnType<BackfillReader['file']>>[] = [
      { value: { name: 'a.png', mimeType: 'image/png', base64: btoa('a'), why: null } },
      { failed: 'changed' },
    ];
    for (const answer of answers) {
      await keep(database, showing('one', ['file_a']), 1);
      const waiting = { state: 'waiting' as const, sha256: null, bytes: null, why: null, tries: 0 };
      const about = { account: ACCOUNT, fileId: 'file_a', conversationId: 'one', name: null, mimeType: null };
      await database.put('files', { ...about, ...waiting });
      const file = vi.fn(async () => {
        await remove('one');
        return answer;
      });
      server.clock.now += 3_600_000;
      const reader = { ...server.aTab(database), file };
      await step(database, { reader, now: () => server.clock.now, random: () => 0 });
      expect(file).toHaveBeenCalledOnce();
      expect(await fileIds()).toEqual([]);
      expect(await database.count('fileBytes')).toBe(0);
    }
  });
});

describe('the title of a deleted conversation in the queue', () => {
  const titles = async () => (await database.getAll('queue')).map(({ title }) => title);

  async function backUp(server: ReturnType<typeof aServer>, reader = server.aTab(database)) {
    await start(database, server.clock.now);
    for (;;) {
      const at = await step(database, { reader, now: () => server.clock.now, random: () => 0.5 });
      if (at === null) return;
      server.clock.now = Math.max(server.clock.now, at);
    }
  }

  it('goes when the deletion cannot be taken back any more, and does not come back with a list', async () => {
    const server = aServer(2);
    const [gone] = server.conversations as [(typeof server.conversations)[0]];
    await backUp(server);
    await deleteConversation(database, keyOf(gone.id), 100);
    await purgeDeleted(database, 99);
    expect((await titles()).sort()).toEqual(['Chat 0', 'Chat 1']);
    await purgeDeleted(database, 100);
    expect(await titles()).toEqual([null, 'Chat 1']);
    gone.updatedAt = server.clock.now;
    await backUp(server);
    expect(await titles()).toEqual([null, 'Chat 1']);
    expect(await database.get('queue', keyOf(gone.id))).toMatchObject({ state: 'failed', why: 'deleted' });
  });

  it('does not come back with a read that was on its way', async () => {
    const server = aServer(1);
    const [gone] = server.conversations as [(typeof server.conversations)[0]];
    const tab = server.aTab(database);
    const conversation: BackfillReader['conversation'] = async (account, id) => {
      const read = await tab.conversation(account, id);
      await remove(gone.id);
      return read;
    };
    await backUp(server, { ...tab, conversation });
    expect(await titles()).toEqual([null]);
  });

  it('goes too when it was deleted before it was known whose it is', async () => {
    const server = aServer(1);
    const [gone] = server.conversations as [(typeof server.conversations)[0]];
    await backUp(server);
    await database.clear('heads');
    await database.put('tombstones', { account: 'unknown', conversationId: gone.id, at: 1, by: 'user' });
    await purgeDeleted(database, 1);
    expect(await titles()).toEqual([null]);
  });
});

it('a conversation that ChatGPT has lost keeps its files and its title', async () => {
  await keep(database, showing('one', ['file_a']), 1);
  await hold('one', 'file_a', pixels(1));
  await database.put('tombstones', { account: ACCOUNT, conversationId: 'one', at: 5, by: 'server' });
  await purgeDeleted(database, 10);
  expect(await fileIds()).toEqual(['file_a']);
  expect(await database.count('fileBytes')).toBe(1);
});
