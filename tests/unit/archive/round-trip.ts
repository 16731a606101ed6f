import fc from 'fast-check';
import { exportAll } from '../../../lib/archive/export-all';
import { listHeads } from '../../../lib/archive/heads';
import { importFile } from '../../../lib/archive/import-file';
import { keep } from '../../../lib/archive/keep';
import type { CandidateRevision } from '../../../lib/archive/revision';
import { messagesIn } from '../../../lib/archive/search-text';
import { deleteConversation, purgeDeleted } from '../../../lib/archive/tombstones';
import type { ServedConversation } from '../../../lib/conversation/conversation';
import { openDatabase } from '../../../lib/database/open';
import type { Database } from '../../../lib/database/schema';
import { USUAL_PATTERN } from '../../../lib/export/file-name';
import { type Catalogue, translateWith } from '../../../lib/i18n/translate';
import catalogue from '../../../public/_locales/en/messages.json';
import { mustBeSame } from '../../support/same';
import { aFile } from './file';
import { aCandidate, aFlat, aTree, type Written, written } from './served';

const signal = new AbortController().signal;
const t = translateWith(catalogue as Catalogue, 'en');
export const settings = { autoBackup: false };
let count = 0;
export const emptyArchive = () => openDatabase({ name: `round-trip-${count++}` });

export async function exported(database: Database): Promise<Uint8Array> {
  const file = aFile();
  const task = {
    what: 'backup',
    heads: await listHeads(database),
    options: { t, origin: 'https://chat.example', branches: 'active' },
    pattern: USUAL_PATTERN,
    settings,
    now: 1_764_000_000_000,
  } as const;
  const { failed } = await exportAll(database, task, file.sink, () => {}, signal);
  mustBeSame(failed, [], 'copies that could not be exported');
  return file.bytes();
}

export async function imported(database: Database, bytes: Uint8Array, now = 1_765_000_000_000) {
  const source = { sizeBytes: bytes.length, read: async (a: number, b: number) => bytes.subarray(a, b) };
  const how = { writtenAt: now, now, onProgress() {}, signal };
  return importFile(database, { name: 'backup.zip', bytes: source }, how);
}

/** Every row of the archive. */
async function rows(database: Database) {
  const [heads, revisions, bodies, tombstones] = await Promise.all([
    database.getAll('heads'),
    database.getAll('revisions'),
    database.getAll('bodies'),
    database.getAll('tombstones'),
  ]);
  const searchText = await database.getAll('searchText');
  const found = searchText.map((row) =>
    messagesIn(row)
      .map(({ id, text }) => `${id} ${text}`)
      .sort(),
  );
  return { heads, revisions, bodies, tombstones, found };
}

const pool = written(6);
const messages: fc.Arbitrary<Written[]> = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map((length) => pool.slice(0, length)),
  fc.shuffledSubarray(pool, { minLength: 1 }),
  fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), text: fc.string({ unit: 'grapheme' }) }), {
    minLength: 1,
    maxLength: 3,
  }),
);
const id = fc.constantFrom('c1', 'c2', 'c3');
/** Titles that collide, hurt a file system or are none. */
const title = fc.oneof(fc.constantFrom(null, '', 'CON', '../x', 'Same', 'same', '<b>$&</b>'), fc.string());
const framed = (served: ServedConversation, blank: string): ServedConversation => ({
  ...served,
  bodies: served.bodies.map((body) => `${blank}${body}${blank.replace('\uFEFF', '')}`),
});
const served = fc
  .tuple(
    fc.oneof(
      fc.record({ id, title, messages }).map(aTree),
      fc.record({ id, title, messages, hasMore: fc.boolean() }).map(aFlat),
    ),
    fc.constantFrom('', '', ' ', '\n', '\uFEFF'),
  )
  .map(([each, blank]) => framed(each, blank));
const candidate: fc.Arbitrary<CandidateRevision> = fc
  .record({
    served,
    account: fc.constantFrom('account-1', 'account-1', 'account-2', 'unknown'),
    source: fc.constantFrom('page' as const, 'stream' as const, 'official-export' as const),
    capturedAt: fc.integer({ min: 1, max: 2_000_000_000_000 }),
    partialBecause: fc.constantFrom(null, null, 'missing-pages' as const),
  })
  .map(({ served, ...over }) => aCandidate(served, over));
const deed = fc.oneof(
  { weight: 6, arbitrary: candidate.map((copy) => ({ copy, deletes: null })) },
  { weight: 1, arbitrary: id.map((deletes) => ({ copy: null, deletes })) },
);

export async function lived(
  database: Database,
  deeds: { copy: CandidateRevision | null; deletes: string | null }[],
) {
  let now = 1_763_000_000_000;
  for (const { copy, deletes } of deeds) {
    now += 1_000;
    if (copy) await keep(database, copy, now);
    if (deletes) await deleteConversation(database, ['account-1', deletes], now);
  }
  await purgeDeleted(database, now + 1);
}

const isTheSame = fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 10 }), async (deeds) => {
  const [before, after] = [await emptyArchive(), await emptyArchive()];
  await lived(before, deeds);
  const report = await imported(after, await exported(before));
  mustBeSame(report.skipped, [], 'skipped');
  mustBeSame(report.settings, settings, 'settings');
  mustBeSame(await rows(after), await rows(before), 'the restored archive');
  await Promise.all([before, after].map(forget));
});

const changesNothing = fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 6 }), async (deeds) => {
  const database = await emptyArchive();
  await lived(database, deeds);
  const [before, bytes] = [await rows(database), await exported(database)];
  const report = await imported(database, bytes);
  mustBeSame(report.new + report.updated + report.beside, 0, 'conversations changed');
  mustBeSame(await rows(database), before, 'the archive');
  mustBeSame(await exported(database), bytes, 'what is exported again');
  await forget(database);
});

async function forget(database: Database): Promise<void> {
  database.close();
  indexedDB.deleteDatabase(database.name);
}

/** By what they promise, of everything exported and imported again; how many random runs the fast fake is given. */
export const ROUND_TRIP = {
  'an empty archive becomes the same archive: every head, copy, body and tombstone': {
    property: isTheSame,
    runs: 80,
  },
  'nothing changes when it is imported again, and it exports to the same bytes again': {
    property: changesNothing,
    runs: 30,
  },
} satisfies Record<string, { property: fc.IAsyncProperty<unknown>; runs: number }>;
