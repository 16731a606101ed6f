import 'fake-indexeddb/auto';
import { keep } from '../../lib/archive/keep';
import { pack } from '../../lib/archive/pack';
import { readConversation } from '../../lib/conversation/read-conversation';
import { openDatabase } from '../../lib/database/open';
import type { Database } from '../../lib/database/schema';
import type { StoredConversation } from '../simulator/conversations/model';
import { candidateOf, conversationsOf, keepAll, turnOf, writer } from '../support/varied-archive';
import type { Measured } from './measure';

const CONVERSATIONS = 500;
const TURNS = 30;
const SAVES = 60;

/** Saving one finished turn into a large archive, and what the archive weighs. */
export async function archiveBenchmarks(): Promise<Measured[]> {
  const database = await openDatabase({ name: 'bench' });
  const write = writer();
  const conversations = conversationsOf(CONVERSATIONS, TURNS, write);
  await keepAll(database, conversations);
  const stored = await weigh(database);
  return [await savingATurn(database, conversations[7] as StoredConversation, write), stored];
}

async function savingATurn(
  database: Database,
  conversation: StoredConversation,
  write: (words: number) => string,
): Promise<Measured> {
  const candidate = candidateOf(conversation);
  const own: number[] = [];
  const base: number[] = [];
  for (let number = 0; number < SAVES; number++) {
    const turn = turnOf(conversation, number, write(160));
    own.push(await timeOf(() => keep(database, turn, number + 2)));
    base.push(
      await timeOf(async () => {
        for (const body of candidate.served.bodies) await pack(body);
        readConversation(candidate.served);
      }),
    );
  }
  return result({
    name: `saving one finished turn, conversation of ${2 * TURNS} messages, archive of ${CONVERSATIONS} (ms)`,
    baseline: 'packing and reading that conversation once',
    own: median(own),
    base: median(base),
  });
}

async function weigh(database: Database): Promise<Measured> {
  let packed = 0;
  let raw = 0;
  for (const { packed: bytes, bytes: length } of await database.getAll('bodies')) {
    packed += bytes.length;
    raw += length;
  }
  const rows = [
    await database.getAll('heads'),
    await database.getAll('revisions'),
    await database.getAll('searchText'),
  ];
  const derived = rows.flat().reduce((sum, row) => sum + Buffer.byteLength(JSON.stringify(row)), 0);
  return result({
    name: 'storage of an archive: packed bodies, list, copies and search text (MB)',
    baseline: 'its raw JSON',
    own: (packed + derived) / 1e6,
    base: raw / 1e6,
  });
}

function result({
  name,
  baseline,
  own,
  base,
}: {
  name: string;
  baseline: string;
  own: number;
  base: number;
}): Measured {
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return {
    name,
    baseline,
    milliseconds: rounded(own),
    baselineMilliseconds: rounded(base),
    ratio: rounded(own / base),
  };
}

async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
