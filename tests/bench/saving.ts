import 'fake-indexeddb/auto';
import { keep } from '../../lib/archive/keep';
import { pack } from '../../lib/archive/pack';
import { readConversation } from '../../lib/conversation/read-conversation';
import { openDatabase } from '../../lib/database/open';
import type { StoredConversation } from '../simulator/conversations/model';
import { madeUpProse } from '../support/made-up-prose';
import { candidateOf, conversationsOf, keepAll, turnOf } from '../support/varied-archive';
import type { Benchmark } from './measure';

const CONVERSATIONS = 500;
const TURNS = 30;
const SAVES = 60;

/** Saving finished turns into a large archive, one after the other. */
export async function savingBenchmark(): Promise<Benchmark> {
  const database = await openDatabase({ name: 'bench' });
  const write = madeUpProse();
  const conversations = conversationsOf(CONVERSATIONS, TURNS, write);
  await keepAll(database, conversations);
  const conversation = conversations[7] as StoredConversation;
  const { served } = candidateOf(conversation);
  let saved = 0;
  return {
    name: `saving ${SAVES} finished turns, conversation of ${2 * TURNS} messages, archive of ${CONVERSATIONS}`,
    baseline: 'packing and reading that conversation as often',
    async run() {
      const until = saved + SAVES;
      for (; saved < until; saved++) await keep(database, turnOf(conversation, saved, write(160)), saved + 2);
    },
    async runBaseline() {
      for (let number = 0; number < SAVES; number++) {
        for (const body of served.bodies) await pack(body);
        readConversation(served);
      }
    },
  };
}
