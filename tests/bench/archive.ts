import 'fake-indexeddb/auto';
import { keep } from '../../lib/archive/keep';
import { pack } from '../../lib/archive/pack';
import type { CandidateRevision } from '../../lib/archive/revision';
import { readConversation } from '../../lib/conversation/read-conversation';
import { openDatabase } from '../../lib/database/open';
import type { Database } from '../../lib/database/schema';
import { ConversationBuilder } from '../simulator/conversations/build';
import type { StoredConversation } from '../simulator/conversations/model';
import { asTree } from '../simulator/conversations/served';
import { toJson } from '../simulator/json';
import type { Measured } from './measure';

const CONVERSATIONS = 500;
const TURNS = 30;
const SAVES = 60;
const ACCOUNT = 'account-0001';

/** Texts as varied as real ones: of a few thousand words, some of them far more common than others. */
function writer(): (words: number) => string {
  let state = 42;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const syllables = [
    'ka',
    'mor',
    'ti',
    'sel',
    'an',
    'bru',
    'wen',
    'dor',
    'lis',
    'ope',
    'ra',
    'hul',
    'gi',
    'net',
    'stro',
  ];
  const vocabulary = Array.from({ length: 4_000 }, () =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () => syllables[Math.floor(random() * 15)]).join(''),
  );
  return (words) =>
    Array.from({ length: words }, () => vocabulary[Math.floor(random() ** 3 * vocabulary.length)]).join(' ');
}

function candidateOf(conversation: StoredConversation): CandidateRevision {
  const served = { shape: 'tree' as const, id: conversation.id, bodies: [toJson(asTree(conversation))] };
  return { account: ACCOUNT, served, source: 'page', capturedAt: 1, partialBecause: null };
}

/** A finished turn, as it is streamed. */
function turnOf(conversation: StoredConversation, number: number, text: string): CandidateRevision {
  const parent = number === 0 ? conversation.currentNode : `answer-${number - 1}`;
  const message = (id: string, role: string, words: string, before: string) => ({
    ...{ id, author: { role, metadata: {} }, content: { content_type: 'text', parts: [words] } },
    metadata: { parent_id: before },
  });
  const body = {
    ...{ lifeboat_stream: 1, conversation_id: conversation.id, title: null, parent, begins: false },
    messages: [
      message(`prompt-${number}`, 'user', 'And what then?', parent),
      message(`answer-${number}`, 'assistant', text, `prompt-${number}`),
    ],
  };
  const served = { shape: 'layers' as const, id: conversation.id, bodies: [JSON.stringify(body)] };
  return { account: ACCOUNT, served, source: 'stream', capturedAt: 1, partialBecause: null };
}

/** Saving one finished turn into a large archive, and what the archive weighs. */
export async function archiveBenchmarks(): Promise<Measured[]> {
  const database = await openDatabase({ name: 'bench' });
  const write = writer();
  const conversations = Array.from({ length: CONVERSATIONS }, (_, number) => {
    const builder = new ConversationBuilder(number + 1, write(4), Date.UTC(2026, 9, 1));
    builder.hiddenSystem();
    for (let turn = 0; turn < TURNS; turn++) builder.user(write(25)).assistant(write(160));
    return builder.conversation;
  });
  for (const conversation of conversations) await keep(database, candidateOf(conversation), 1);
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
