import { advance } from '../../lib/archive/advance';
import { derive } from '../../lib/archive/derive';
import { keep } from '../../lib/archive/keep';
import { pack } from '../../lib/archive/pack';
import type { ServedConversation } from '../../lib/conversation/conversation';
import { openDatabase } from '../../lib/database/open';
import type { Body, Database, Revision } from '../../lib/database/schema';
import { manyMessages } from './many-messages';

/** Runs inside a page of the extension (`bundle-for-page.ts`): puts conversations into its archive without any ChatGPT. */

const ACCOUNT = 'account-filled';
/** Conversations written in one transaction. */
const BATCH = 500;

/** Keeps conversations the ordinary way. `capturedAt` is epoch ms. */
export async function keepAll(conversations: ServedConversation[], capturedAt: number): Promise<void> {
  const database = await openDatabase();
  for (const served of conversations) {
    const candidate = { account: ACCOUNT, served, source: 'page', capturedAt, partialBecause: null } as const;
    await keep(database, candidate, capturedAt);
  }
}

/** One made-up conversation of any length, and its id. */
export async function keepOne(number: number, messages: number, characters: number): Promise<void> {
  await keepAll([manyMessages({ number, messages, characters })], Date.UTC(2026, 10, 20));
}

export function idOf(number: number): string {
  return manyMessages({ number, messages: 1, characters: 1 }).id;
}

/** Fills the archive with `count` made-up conversations, an hour apart: the rows that `keep` writes, in large transactions. */
export async function keepMany(count: number, messages: number, characters: number): Promise<void> {
  const database = await openDatabase();
  let writing = Promise.resolve();
  for (let from = 0; from < count; from += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - from) }, (_, offset) => from + offset);
    // Made while the disk writes the batch before.
    const rows = await Promise.all(
      numbers.map((number) => rowsOf(manyMessages({ number, messages, characters }))),
    );
    await writing;
    writing = write(database, rows);
  }
  await writing;
}

type Rows = Awaited<ReturnType<typeof rowsOf>>;

async function write(database: Database, batch: readonly Rows[]): Promise<void> {
  const transaction = database.transaction(['heads', 'revisions', 'bodies', 'searchText'], 'readwrite', {
    durability: 'relaxed',
  });
  for (const { head, current, searchText, bodies } of batch) {
    transaction.objectStore('heads').put(head);
    transaction.objectStore('revisions').put(current);
    transaction.objectStore('searchText').put(searchText);
    for (const body of bodies) transaction.objectStore('bodies').put(body);
  }
  await transaction.done;
}

async function rowsOf(served: ServedConversation) {
  const view = derive(served, null);
  const packed = await Promise.all(served.bodies.map(pack));
  const place = { account: ACCOUNT, conversationId: served.id };
  const at = view.told.updatedAt ?? 0;
  const bodies: Body[] = packed.map((body) => ({ ...place, ...body }));
  const revision: Revision = {
    ...place,
    seq: 1,
    sha256: packed.map(({ sha256 }) => sha256).join(),
    shape: served.shape,
    source: 'page',
    capturedAt: at,
    keptAt: at,
    capturedPartial: null,
    bodies: packed.map(({ sha256 }) => sha256),
    holds: view.holds,
  };
  return { ...advance(null, revision, view), bodies };
}
