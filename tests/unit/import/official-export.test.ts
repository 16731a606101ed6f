import { describe, expect, it } from 'vitest';
import { readConversation } from '../../../lib/conversation/read-conversation';
import { aTree, written } from '../archive/served';
import { found, outline, zipOf } from './given';

const body = (id: string, count = 2) => aTree({ id, messages: written(count, `${id}-`) }).bodies[0] ?? '';
const list = (...ids: string[]) => `[${ids.map((id) => body(id)).join(',')}]`;
const manifest = (...files: string[]) => ({
  version: 1,
  logical_files: { 'conversations.json': { files, sharded: true, shard_count: files.length } },
  export_files: files.map((path) => ({ path, size_bytes: 1 })),
});

/** As exports of 2026 have it: no children, no status, two roles. */
function withoutChildren(id: string): string {
  const conversation = JSON.parse(body(id, 4));
  for (const node of Object.values<Record<string, unknown>>(conversation.mapping)) delete node.children;
  return JSON.stringify(conversation);
}

describe('official exports', () => {
  it('to 2025: one conversations.json among much else', async () => {
    const bytes = zipOf({
      'user.json': { id: 'user-1' },
      'conversations.json': list('a', 'b'),
      'message_feedback.json': [],
      'shared_conversations.json': [{ id: 's', conversation_id: 'a' }],
      'chat.html': `<script>var jsonData = ${list('other')};</script>`,
      'file-1234-cat.png': new Uint8Array(3),
    });
    expect(await outline(bytes)).toEqual({ ids: ['a', 'b'], skipped: [] });
  });

  it('2026: shards, in the order of their manifest, and says what it lists and lacks', async () => {
    const bytes = zipOf({
      'conversations-000.json': list('a'),
      'conversations-001.json': list('b', 'c'),
      'export_manifest.json': manifest(
        'conversations-000.json',
        'conversations-001.json',
        'conversations-002.json',
      ),
      'user_settings.json': [],
      'sites/export_manifest.json': { logical_files: {} },
    });
    expect(await outline(bytes, 'export.zip')).toEqual({
      ids: ['a', 'b', 'c'],
      skipped: ['export.zip: conversations-002.json the export lists it, but it is not there.'],
    });
  });

  it.each([{}, { logical_files: {} }, []])(
    'shards without a list of them (%j), by number',
    async (nothing) => {
      const shards = Object.fromEntries([10, 9, 2].map((n) => [`conversations-${n}.json`, list(`c${n}`)]));
      const bytes = zipOf({ ...shards, 'export_manifest.json': nothing });
      expect((await outline(bytes)).ids).toEqual(['c2', 'c9', 'c10']);
    },
  );

  it('both a single file and shards: all of them', async () => {
    const bytes = zipOf({ 'conversations-000.json': list('b'), 'conversations.json': list('a') });
    expect((await outline(bytes)).ids).toEqual(['a', 'b']);
  });

  it('below a folder, beside what another system added', async () => {
    const bytes = zipOf({
      'My export/conversations.json': list('a'),
      'My export/old/conversations.json': list('old'),
      '__MACOSX/My export/._conversations.json': 'x',
      'My export/.DS_Store': 'x',
    });
    expect((await outline(bytes)).ids).toEqual(['a']);
  });

  it('below a folder that an old program on Windows named', async () => {
    const { ids, skipped } = await outline(
      zipOf({ 'export\\conversations.json': list('a'), 'export\\user.json': '{}' }),
    );
    expect({ ids, skipped }).toEqual({ ids: ['a'], skipped: [] });
  });

  it('nodes without children keep their order', async () => {
    const [first] = await found(zipOf({ 'conversations.json': `[${withoutChildren('a')}]` }));
    if (first?.is !== 'conversation') throw new Error('Nothing was found.');
    expect(readConversation(first.served).messages.map(({ id }) => id)).toEqual(['a-1', 'a-2', 'a-3', 'a-4']);
  });

  it('only the page is left: its jsonData', async () => {
    const page = `<html><script>\nvar jsonData = ${list('a', 'b')};\nvar assetsJson = {};</script></html>`;
    expect((await outline(zipOf({ 'chat.html': page }))).ids).toEqual(['a', 'b']);
  });

  it('some other ZIP file with conversations as JSON', async () => {
    const bytes = zipOf({ 'x/one.json': body('a'), 'x/two.json': body('b'), 'x/list.txt': 'b' });
    expect((await outline(bytes)).ids).toEqual(['a', 'b']);
  });

  it('images and files, under whatever name and with the name that people gave them', async () => {
    const all = await found(
      zipOf({
        'conversations.json': list('a'),
        'file-abc123-my cat.png': new Uint8Array([1]),
        'dalle-generations/file-def456-0a1b2c3d-0000.webp': new Uint8Array([2]),
        'user-9/file_00aa-6b7c.png': new Uint8Array([3]),
        'file_0123.dat': new Uint8Array([4]),
        'file_4567.dat': new Uint8Array([5]),
        'file_89ab.dat': new Uint8Array([6]),
        '0f1e-2d3c.dat': new Uint8Array([7]),
        'stray.dat': new Uint8Array([8]),
        'library_files.json': [{ file_id: 'file_4567', file_name: 'moon.jpg', mime_type: 'image/jpeg' }],
        'conversation_asset_file_names.json': {
          ...{ 'file_0123.dat': 'tide table.pdf', '0f1e-2d3c.dat': 'waves.wav', 'file_4567.dat': 'm.bin' },
        },
        'readme.txt': 'file-abc',
      }),
    );
    const files = await Promise.all(
      all.flatMap((each) =>
        each.is === 'file'
          ? [each.read().then((bytes) => [each.fileId, each.name, each.mimeType, ...bytes])]
          : [],
      ),
    );
    expect(files).toEqual([
      ['file-abc123', 'my cat.png', 'image/png', 1],
      ['file-def456', '0a1b2c3d-0000.webp', 'image/webp', 2],
      ['file_00aa', '6b7c.png', 'image/png', 3],
      ['file_0123', 'tide table.pdf', 'application/pdf', 4],
      ['file_4567', 'moon.jpg', 'image/jpeg', 5],
      ['file_89ab', null, null, 6],
      ['0f1e-2d3c', 'waves.wav', 'audio/wav', 7],
    ]);
  });

  it('one damaged shard costs no other one', async () => {
    const { ids, skipped } = await outline(
      zipOf({ 'conversations-0.json': list('a'), 'conversations-1.json': `[${body('b').slice(0, 90)}` }),
    );
    expect(ids).toEqual(['a']);
    expect(skipped).toEqual(['given: conversations-1.json it ends in the middle.']);
  });

  it('an export without a conversation is refused', async () => {
    await expect(found(zipOf({ 'conversations.json': '[]' }))).rejects.toThrow(
      'it holds no conversation of ChatGPT.',
    );
  });

  it('stored instead of deflated', async () => {
    expect((await outline(zipOf({ 'conversations.json': list('a') }, 0))).ids).toEqual(['a']);
  });
});
