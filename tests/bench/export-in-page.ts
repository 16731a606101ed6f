import { exportAll } from '../../lib/archive/export-all';
import { listHeads } from '../../lib/archive/heads';
import { inGroups } from '../../lib/archive/in-groups';
import { inOrder } from '../../lib/archive/in-order';
import { readRevision } from '../../lib/archive/revisions';
import { CHATGPT_ORIGIN } from '../../lib/chatgpt/origins';
import { openDatabase } from '../../lib/database/open';
import { type Reads, readsTogether } from '../../lib/database/reads-together';
import { USUAL_PATTERN } from '../../lib/export/file-name';
import { type ByteSink, createZip, zipEntry } from '../../lib/export/zip-writer';
import { translateWith } from '../../lib/i18n/translate';
import type { BackupConversation } from '../../lib/import/backup-manifest';
import { sourceOf } from '../../lib/import/byte-source';
import { readDirectory } from '../../lib/import/zip-directory';
import { unpack } from '../../lib/import/zip-reader';

/** Runs inside a page of the extension. */

const ROUNDS = 5;
/** As the export itself has them. */
const GROUP = 4;
const AT_ONCE = 6;

const nowhere: ByteSink = { write: async () => {} };

/** Writes everything as Markdown into a ZIP file, in this one thread. */
async function exported(sink: ByteSink) {
  const database = await openDatabase();
  const t = translateWith(await (await fetch('/_locales/en/messages.json')).json(), 'en');
  const options = { t, origin: CHATGPT_ORIGIN, branches: 'active' } as const;
  const heads = await listHeads(database);
  const task = { what: 'markdown', heads, options, pattern: USUAL_PATTERN, settings: {}, now: 0 } as const;
  return exportAll(database, task, sink, () => {}, new AbortController().signal);
}

/**
 * Times of an export in one thread, and of what no export can do without: reading, unpacking and parsing the same records and zipping
 * the same bytes, written before. In ms, the two taking turns after one round that only warms up.
 */
export async function compare(): Promise<{ own: number[]; base: number[] }> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const { manifest } = await exported({ write: async (bytes) => void pieces.push(bytes) });
  const texts = await unzipped(new Uint8Array(await new Blob(pieces).arrayBuffer()));
  const database = await openDatabase();
  const work = async (reads: Reads, { account, id, shown, files: [file] }: BackupConversation) => {
    const revision = await reads.get('revisions', [account, id, shown]);
    const served = revision && (await readRevision(reads, revision));
    for (const body of served?.bodies ?? []) JSON.parse(body);
    return zipEntry(file?.path ?? '', texts.get(file?.path ?? '') ?? new Uint8Array(), 0);
  };
  const workOn = (group: readonly BackupConversation[]) => {
    const reads = readsTogether(database);
    return Promise.all(group.map((one) => work(reads, one)));
  };
  const floor = async () => {
    const zip = createZip(nowhere);
    const groups = inGroups(manifest.conversations, GROUP, () => 1);
    for await (const entries of inOrder(groups, AT_ONCE, workOn))
      for (const entry of entries) await zip.add(entry);
    await zip.close();
  };
  const own: number[] = [];
  const base: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const times = [await timeOf(() => exported(nowhere)), await timeOf(floor)] as const;
    if (round === 0) continue;
    own.push(times[0]);
    base.push(times[1]);
  }
  return { own, base };
}

async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}

async function unzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const member of await readDirectory(sourceOf(bytes))) {
    const pieces: BlobPart[] = [];
    for await (const piece of unpack(sourceOf(bytes), member)) pieces.push(piece as BlobPart);
    files.set(member.name, new Uint8Array(await new Blob(pieces).arrayBuffer()));
  }
  return files;
}
