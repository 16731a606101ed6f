import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { headOf } from '../../../lib/archive/heads';
import { keep } from '../../../lib/archive/keep';
import { DamagedCopyError } from '../../../lib/archive/pack';
import { takeOut } from '../../../lib/archive/take-out';
import { openDatabase } from '../../../lib/database/open';
import type { Database } from '../../../lib/database/schema';
import { FORMAT_IDS } from '../../../lib/export/export-format';
import { english as t } from '../../support/english';
import { aCandidate, aTree, conversationId, written } from './served';

const world = { t, origin: 'https://chat.example' };
const served = aTree({ messages: written(4) });
let database: Database;
let count = 0;
beforeEach(async () => {
  database = await openDatabase({ name: `take-out-${count++}` });
  await keep(database, aCandidate(aTree({ messages: written(2) })), 1);
  await keep(database, aCandidate(served), 2);
});

const head = async () => {
  const found = await headOf(database, null, conversationId);
  if (!found) throw new Error('Nothing was kept.');
  return found;
};

describe('takeOut', () => {
  it.each(FORMAT_IDS)('writes the shown copy as %s, every message in it', async (format) => {
    const { name, mimeType, chunks } = await takeOut(database, await head(), format, world);
    const text = [...chunks].join('');
    expect(name).toMatch(/^2025-10-09 Sourdough\.\w+$/);
    expect(mimeType).toMatch(/^(?:text|application)\//);
    for (const message of written(4)) expect(text).toContain(message.text);
  });

  it('writes JSON with the conversation exactly as it was served', async () => {
    const { chunks } = await takeOut(database, await head(), 'json', world);
    expect([...chunks].join('')).toContain(served.bodies[0]);
  });

  it('writes the copy that is asked for', async () => {
    const { chunks } = await takeOut(database, { ...(await head()), seq: 1 }, 'text', world);
    expect([...chunks].join('')).not.toContain('Words of message m3.');
  });

  it('puts the pictures it holds into a page, and nothing that only calls itself one', async () => {
    const pointer = (id: string) => ({
      content_type: 'image_asset_pointer',
      asset_pointer: `sediment://${id}`,
    });
    const message = {
      id: 'm',
      author: { role: 'assistant' },
      content: { content_type: 'multimodal_text', parts: [pointer('file_a'), pointer('file_b')] },
    };
    const bodies = [
      JSON.stringify({ conversation_id: 'p', title: 'Pictures', messages: [message], page_info: {} }),
    ];
    await keep(database, aCandidate({ shape: 'flat', bodies, id: 'p' }), 3);
    const found = await headOf(database, null, 'p');
    if (!found) throw new Error('Nothing was kept.');
    const holding = async (fileId: string, bytes: string) => {
      const data = Uint8Array.from(bytes, (each) => each.charCodeAt(0));
      const known = { name: 'a.png', mimeType: 'image/png', bytes: data.length, why: null, tries: 1 };
      const { account, conversationId: of } = found;
      await database.put('fileBytes', { sha256: fileId, data });
      await database.put('files', {
        account,
        fileId,
        conversationId: of,
        state: 'held',
        sha256: fileId,
        ...known,
      });
    };
    await holding('file_a', '\x89PNG and so on');
    await holding('file_b', '<svg onload="alert(1)">');
    const { chunks } = await takeOut(database, found, 'html', world);
    const html = [...chunks].join('');
    expect(html.match(/<img src="[^"]*"/g)).toEqual([
      `<img src="data:image/png;base64,${btoa('\x89PNG and so on')}"`,
    ]);
  });

  it('never writes a damaged copy', async () => {
    await database.clear('bodies');
    await expect(takeOut(database, await head(), 'markdown', world)).rejects.toThrow(DamagedCopyError);
  });
});
