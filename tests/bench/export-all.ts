import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { addNew, newConversation } from '../../lib/archive/add-new';
import { exportAll } from '../../lib/archive/export-all';
import { listHeads } from '../../lib/archive/heads';
import { inOrder } from '../../lib/archive/in-order';
import { prepare } from '../../lib/archive/prepare';
import { findRevision, readRevision } from '../../lib/archive/revisions';
import { CHATGPT_ORIGIN } from '../../lib/chatgpt/origins';
import { openDatabase } from '../../lib/database/open';
import type { Database, Head } from '../../lib/database/schema';
import { USUAL_PATTERN } from '../../lib/export/file-name';
import { createZip, zipEntry } from '../../lib/export/zip-writer';
import { translateWith } from '../../lib/i18n/translate';
import { sourceOf } from '../../lib/import/byte-source';
import { readDirectory } from '../../lib/import/zip-directory';
import { unpack } from '../../lib/import/zip-reader';
import { manyMessages } from '../support/many-messages';
import type { Benchmark } from './measure';

const CONVERSATIONS = 1_000;
/** Together 73 MB of JSON. */
const SIZE = { messages: 60, characters: 950 };

const { signal } = new AbortController();
const nowhere = { write: async () => {} };

async function fill(): Promise<Database> {
  const database = await openDatabase({ name: 'bench-export' });
  for (let number = 0; number < CONVERSATIONS; number++) {
    const served = manyMessages({ number, ...SIZE });
    const candidate = {
      account: 'bench',
      served,
      source: 'page',
      capturedAt: 1,
      partialBecause: null,
    } as const;
    await addNew(database, [newConversation([await prepare(candidate, { seq: 1, keptAt: 1 })])]);
  }
  return database;
}

/** What is written, by the conversation it is of. */
async function exported(
  database: Database,
  heads: Head[],
  sink: { write(bytes: Uint8Array): Promise<void> },
) {
  const t = translateWith(JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')), 'en');
  const options = { t, origin: CHATGPT_ORIGIN, branches: 'active' } as const;
  const task = { what: 'markdown', heads, options, pattern: USUAL_PATTERN, settings: {}, now: 0 } as const;
  return exportAll(database, task, sink, () => {}, signal);
}

/**
 * A ZIP file of 1,000 conversations as Markdown. What it is compared with reads, unpacks and parses the same records and zips the same
 * bytes: everything but the writing itself.
 */
export async function exportAllBenchmark(): Promise<Benchmark> {
  const database = await fill();
  const heads = await listHeads(database);
  const pieces: Uint8Array[] = [];
  const { manifest } = await exported(database, heads, { write: async (bytes) => void pieces.push(bytes) });
  const files = await unzipped(new Uint8Array(Buffer.concat(pieces)));
  const work = async ({ account, id, files: [file] }: (typeof manifest.conversations)[number]) => {
    const revision = await findRevision(database, [account, id]);
    const served = revision && (await readRevision(database, revision));
    for (const body of served?.bodies ?? []) JSON.parse(body);
    return zipEntry(file?.path ?? '', files.get(file?.path ?? '') ?? new Uint8Array(), 0);
  };
  return {
    name: `a ZIP file of ${CONVERSATIONS} conversations as Markdown`,
    baseline: 'reading and parsing the same records and zipping the same bytes',
    run: async () => void (await exported(database, heads, nowhere)),
    async runBaseline() {
      const zip = createZip(nowhere);
      for await (const entry of inOrder(manifest.conversations, 4, work)) await zip.add(entry);
      await zip.close();
    },
  };
}

async function unzipped(bytes: Uint8Array): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const member of await readDirectory(sourceOf(bytes))) {
    const pieces: Uint8Array[] = [];
    for await (const piece of unpack(sourceOf(bytes), member)) pieces.push(piece);
    files.set(member.name, new Uint8Array(Buffer.concat(pieces)));
  }
  return files;
}
