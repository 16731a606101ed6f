import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Exported, type ExportTask, exportAll } from '../../../lib/archive/export-all';
import { listHeads } from '../../../lib/archive/heads';
import { keep } from '../../../lib/archive/keep';
import { verifyFile } from '../../../lib/archive/verify-file';
import { openDatabase } from '../../../lib/database/open';
import type { Database } from '../../../lib/database/schema';
import { USUAL_PATTERN } from '../../../lib/export/file-name';
import { sourceOf } from '../../../lib/import/byte-source';
import { english as t } from '../../support/english';
import { aFile } from './file';
import { aCandidate, aTree, written } from './served';

const { signal } = new AbortController();
const options = { t, origin: 'https://chat.example', branches: 'active' } as const;
let database: Database;

async function anExport(what: ExportTask['what'] = 'backup', stop = signal) {
  const file = aFile();
  const heads = await listHeads(database);
  const task = { what, heads, options, pattern: USUAL_PATTERN, settings: {}, now: 1_764_000_000_000 };
  const exported = await exportAll(database, task, file.sink, () => {}, stop);
  return { exported, bytes: file.bytes() };
}

const verify = (bytes: Uint8Array, { manifest }: Exported) =>
  verifyFile(sourceOf(bytes), manifest, () => {}, signal);

beforeAll(async () => {
  database = await openDatabase({ name: 'verify-file' });
  for (const id of ['a', 'b', 'c'])
    await keep(database, aCandidate(aTree({ id, title: `About ${id}`, messages: written(20) })), 1);
});

describe('a written file, read back', () => {
  it('is verified conversation by conversation', async () => {
    const { exported, bytes } = await anExport();
    const progress: number[] = [];
    const report = await verifyFile(sourceOf(bytes), exported.manifest, (p) => progress.push(p.done), signal);
    expect(report).toEqual({ verified: 3, total: 3, failed: [], cancelled: false });
    expect(progress).toEqual([1, 2, 3]);
  });

  it('names what changed', async () => {
    const { exported, bytes } = await anExport();
    // The first member is the JSON of the first conversation; its content begins after a header of 30 bytes and its name.
    bytes.set([7, 7, 7, 7], 30 + 'json/2025-10-09 About a.json'.length + 40);
    expect(await verify(bytes, exported)).toMatchObject({
      verified: 2,
      failed: [{ title: 'About a', path: 'json/2025-10-09 About a.json', why: 'changed' }],
    });
  });

  it('names the list of everything when that changed', async () => {
    const { exported, bytes } = await anExport('markdown');
    const name = new TextEncoder().encode('manifest.json');
    const at = bytes.findIndex((_, start) => name.every((byte, place) => bytes[start + place] === byte));
    bytes.set([7, 7, 7, 7], at + name.length + 20);
    expect(await verify(bytes, exported)).toMatchObject({
      verified: 3,
      failed: [{ title: null, path: 'manifest.json', why: 'changed' }],
    });
  });

  it('names everything as missing when the end of the file is', async () => {
    const { exported, bytes } = await anExport('markdown');
    const report = await verify(bytes.slice(0, -100), exported);
    expect(report.verified).toBe(0);
    expect(report.failed.map(({ path }) => path)).toEqual([
      'manifest.json',
      ...['a', 'b', 'c'].map((id) => `2025-10-09 About ${id}.md`),
    ]);
  });

  it('an export that was cancelled has no directory', async () => {
    const { exported, bytes } = await anExport('backup', AbortSignal.abort());
    expect(exported.cancelled).toBe(true);
    expect((await verify(bytes, exported)).failed).toHaveLength(1);
  });
});

describe('a copy that is damaged on the disk', () => {
  it('is left out and named, and everything else is written', async () => {
    const other = await openDatabase({ name: 'verify-file-damaged' });
    for (const id of ['a', 'b']) {
      await keep(other, aCandidate(aTree({ id, title: `About ${id}`, messages: written(2) })), 1);
      await keep(other, aCandidate(aTree({ id, title: `About ${id}`, messages: written(4) })), 2);
    }
    const revision = await other.get('revisions', ['account-1', 'a', 1]);
    await other.delete('bodies', ['account-1', 'a', revision?.bodies[0] ?? '']);
    const file = aFile();
    const task: ExportTask = {
      what: 'backup',
      heads: await listHeads(other),
      options,
      pattern: USUAL_PATTERN,
      settings: {},
      now: 1_764_000_000_000,
    };
    const { manifest, failed } = await exportAll(other, task, file.sink, () => {}, signal);
    expect(failed).toEqual([{ title: 'About a', copy: 1 }]);
    expect(manifest.counts).toMatchObject({ conversations: 2, copies: 3 });
    expect(await verifyFile(file.source(), manifest, () => {}, signal)).toMatchObject({ verified: 2 });
  });

  it('is not counted as verified where nothing else of its conversation is in the file', async () => {
    const other = await openDatabase({ name: 'verify-file-lost' });
    for (const id of ['a', 'b'])
      await keep(other, aCandidate(aTree({ id, title: `About ${id}`, messages: written(2) })), 1);
    const revision = await other.get('revisions', ['account-1', 'a', 1]);
    await other.delete('bodies', ['account-1', 'a', revision?.bodies[0] ?? '']);
    const file = aFile();
    const heads = await listHeads(other);
    const task: ExportTask = {
      what: 'markdown',
      heads,
      options,
      pattern: USUAL_PATTERN,
      settings: {},
      now: 1,
    };
    const { manifest, failed } = await exportAll(other, task, file.sink, () => {}, signal);
    expect(failed).toEqual([{ title: 'About a', copy: 1 }]);
    expect(await verifyFile(file.source(), manifest, () => {}, signal)).toEqual({
      verified: 1,
      total: 2,
      failed: [],
      cancelled: false,
    });
  });
});
