import { keep } from '../../lib/archive/keep';
import type { CandidateRevision } from '../../lib/archive/revision';
import { openDatabase } from '../../lib/database/open';
import type { Database } from '../../lib/database/schema';
import { ConversationBuilder } from '../simulator/conversations/build';
import type { StoredConversation } from '../simulator/conversations/model';
import { asTree } from '../simulator/conversations/served';
import { toJson } from '../simulator/json';
import { madeUpProse } from './made-up-prose';

const ACCOUNT = 'account-0001';

export function candidateOf(conversation: StoredConversation): CandidateRevision {
  const served = { shape: 'tree' as const, id: conversation.id, bodies: [toJson(asTree(conversation))] };
  return { account: ACCOUNT, served, source: 'page', capturedAt: 1, partialBecause: null };
}

/** A finished turn, as it is streamed. */
export function turnOf(conversation: StoredConversation, number: number, text: string): CandidateRevision {
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

/** An archive of so many conversations; about 80 kB of JSON each when they have 30 turns. */
export function conversationsOf(
  count: number,
  turns: number,
  write: (words: number) => string,
): StoredConversation[] {
  return Array.from({ length: count }, (_, number) => {
    const builder = new ConversationBuilder(number + 1, write(4), Date.UTC(2026, 9, 1));
    builder.hiddenSystem();
    for (let turn = 0; turn < turns; turn++) builder.user(write(25)).assistant(write(160));
    return builder.conversation;
  });
}

export async function keepAll(database: Database, conversations: StoredConversation[]): Promise<void> {
  for (const conversation of conversations) await keep(database, candidateOf(conversation), 1);
}

/** Bytes of raw JSON, and what all of it takes on the disk. */
interface Weight {
  raw: number;
  usage: number;
}

/** Runs inside a page of the extension: fills its archive. */
export async function fill(count: number, turns: number): Promise<void> {
  await keepAll(await openDatabase(), conversationsOf(count, turns, madeUpProse()));
}

/**
 * Runs inside a page of the extension. The browser looks at the disk anew only after something was written, tidies up for a while after
 * much was, and may keep what it has no more use for until it opens the database again.
 */
export async function weigh(): Promise<Weight> {
  const database = await openDatabase();
  let raw = 0;
  for (const key of await database.getAllKeys('bodies'))
    raw += (await database.get('bodies', key))?.bytes ?? 0;
  const [row] = await database.getAll('heads', undefined, 1);
  if (row) await database.put('heads', row);
  const { usage = 0 } = await navigator.storage.estimate();
  return { raw, usage };
}

/**
 * Runs inside a page of the extension that holds conversations of so many turns: saves finished turns into the first one, and
 * answers how long each took, the disk included, in ms.
 *
 * @param id of that conversation; its own when none is given
 */
export async function saveTurns(turns: number, saves: number, id?: string): Promise<number[]> {
  const database = await openDatabase();
  const [first] = conversationsOf(1, turns, madeUpProse()) as [StoredConversation];
  const conversation = { ...first, id: id ?? first.id };
  const write = madeUpProse();
  const times: number[] = [];
  for (let number = 0; number < saves; number++) {
    const turn = turnOf(conversation, number, write(160));
    const startedAt = performance.now();
    await keep(database, turn, number + 2);
    times.push(performance.now() - startedAt);
  }
  return times;
}

/** How `importBenchmark` calls the first of its conversations. */
export function firstImportedId(turns: number): string {
  const [{ id }] = conversationsOf(1, turns, madeUpProse()) as [StoredConversation];
  return `${id.slice(0, -6)}000000`;
}
