import type { ConversationKey, Database, Head, SearchText } from '../database/schema';
import { nameOf } from './account';
import { today } from './search-text';

/** Everything that can be searched, read from the disk once and then held in memory as far as there is room. */
export interface Corpus {
  /**
   * The search texts of these conversations, batch by batch, until the signal aborts. What is in memory comes first, in the order of
   * `heads`; then the most recent of the others; the rest follows in the order of the disk, which is the fast one.
   */
  batches(heads: readonly Head[], signal: AbortSignal): AsyncGenerator<SearchText[]>;
}

/** Rows read at once: about 1 MB, so that neither reading nor scanning them takes longer than a frame (measured 2026-11). */
const BATCH = 100;
/** So few are asked for one by one: the rows of the store between them are many more (measured 2026-11). */
const SINGLES = 400;
/** Batches asked for at once: one after the other takes half as long again (measured 2026-11). */
const STRETCHES = 3;
/** Rows scanned at once where nothing has to be read. */
const HELD_BATCH = 400;
/** Memory the texts may take, in bytes: twice the promised 100 MB, and with the page around it still below 300 MB. */
const BUDGET = 225_000_000;

interface Held {
  /** Changes whenever the row may have changed. */
  stamp: string;
  row: SearchText;
}

/** A corpus over one database; `budget` in bytes of text. */
export function openCorpus(database: Database, budget = BUDGET): Corpus {
  const held = new Map<string, Held>();
  let weight = 0;

  function hold(head: Head, row: SearchText): SearchText {
    const name = nameOf(head);
    weight -= bytesOf(held.get(name)?.row);
    held.delete(name);
    const more = bytesOf(row);
    if (weight + more > budget) return row;
    weight += more;
    held.set(name, { stamp: stampOf(head), row });
    return row;
  }

  async function* batches(heads: readonly Head[], signal: AbortSignal): AsyncGenerator<SearchText[]> {
    const missing: Head[] = [];
    let batch: SearchText[] = [];
    for (const head of heads) {
      const known = held.get(nameOf(head));
      if (known?.stamp === stampOf(head)) batch.push(known.row);
      else missing.push(head);
      if (batch.length < HELD_BATCH) continue;
      yield batch;
      if (signal.aborted) return;
      batch = [];
    }
    if (batch.length > 0) yield batch;
    const read = (head: Head, row: SearchText) => hold(head, today(row));
    const singles = missing.length > SINGLES ? BATCH : missing.length;
    for (let at = 0; at < singles && !signal.aborted; at += BATCH)
      yield await newest(database, missing.slice(at, Math.min(at + BATCH, singles)), read);
    yield* sweep(database, missing.slice(singles), read, signal);
  }
  return { batches };
}

type Read = (head: Head, row: SearchText) => SearchText;

async function newest(database: Database, heads: readonly Head[], read: Read): Promise<SearchText[]> {
  const { store } = database.transaction('searchText');
  const rows = await Promise.all(heads.map((head) => store.get(keyOf(head))));
  return heads.flatMap((head, place) => {
    const row = rows[place];
    return row ? read(head, row) : [];
  });
}

/**
 * Reads the store from end to end and takes what is wanted: ten thousand single requests take twice as long. It does so in
 * several stretches at once, for the disk to be busy with others while what came from one is unpacked and looked at.
 */
async function* sweep(
  database: Database,
  heads: readonly Head[],
  read: Read,
  signal: AbortSignal,
): AsyncGenerator<SearchText[]> {
  const wanted = new Map(heads.map((head) => [nameOf(head), head]));
  const keys = heads.map(keyOf).sort(inOrder);
  const length = Math.ceil(keys.length / STRETCHES);
  const under = Array.from({ length: STRETCHES }, (_, number) => {
    const stretch = keys.slice(number * length, (number + 1) * length);
    const [start, end] = [stretch[0], stretch.at(-1)];
    return start && end ? [readFrom(database, start, end)] : [];
  }).flat();
  for (let next = under.shift(); next && wanted.size > 0 && !signal.aborted; next = under.shift()) {
    const rows = await next.rows;
    const following = rows.length > BATCH ? rows.pop() : undefined;
    if (following) under.push(readFrom(database, keyOf(following), next.end));
    yield rows.flatMap((row) => {
      const head = wanted.get(nameOf(row));
      wanted.delete(nameOf(row));
      return head ? read(head, row) : [];
    });
  }
}

/** Asks for a batch, and one row more to tell where the stretch goes on. */
function readFrom(database: Database, start: ConversationKey, end: ConversationKey) {
  const rows = database.getAll('searchText', IDBKeyRange.bound(start, end), BATCH + 1);
  // Nobody waits for it any more once the search is cancelled.
  rows.catch(() => {});
  return { rows, end };
}

/** Keys in the order of the database, which compares their strings as JavaScript does. */
function inOrder(one: ConversationKey, other: ConversationKey): number {
  const differing = one[0] === other[0] ? 1 : 0;
  if (one[differing] === other[differing]) return 0;
  return (one[differing] ?? '') < (other[differing] ?? '') ? -1 : 1;
}

function keyOf({ account, conversationId }: Pick<Head, 'account' | 'conversationId'>): ConversationKey {
  return [account, conversationId];
}

/** An answer that is being written grows in its place: only the time says so. */
function stampOf({ revisions, keptAt, derivedBy }: Head): string {
  return `${revisions} ${keptAt} ${derivedBy}`;
}

function bytesOf(row: SearchText | undefined): number {
  return row ? row.text.length + row.places.length : 0;
}
