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

  it('never writes a damaged copy', async () => {
    await database.clear('bodies');
    await expect(takeOut(database, await head(), 'markdown', world)).rejects.toThrow(DamagedCopyError);
  });
});
