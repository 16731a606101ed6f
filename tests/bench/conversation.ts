import type { ServedConversation } from '../../lib/conversation/conversation';
import { readConversation } from '../../lib/conversation/read-conversation';
import { ConversationBuilder } from '../simulator/conversations/build';
import { asTree } from '../simulator/conversations/served';
import { toJson } from '../simulator/json';
import type { Benchmark } from './measure';

const CONVERSATIONS = 100;
const TURNS = 40;

const ANSWER = [
  'Tides follow the moon with a **delay**, because water has to travel around coastlines.',
  '```python\nfor row in csv.reader(open("tides.csv")):\n    print(row[0], float(row[1]) * 1.02)\n```',
  '- high water: 04:12\n- low water: 10:31\n\nThe difference is the *range* of the day.',
].join('\n\n');

/** About 60 kB each, as the site serves them. */
function servedConversations(): ServedConversation[] {
  return Array.from({ length: CONVERSATIONS }, (_, number) => {
    const builder = new ConversationBuilder(number + 1, `Tides, part ${number}`, Date.UTC(2026, 9, 1));
    for (let turn = 0; turn < TURNS; turn++) builder.user(`And on day ${turn}?`).assistant(ANSWER);
    const { conversation } = builder;
    return { shape: 'tree', id: conversation.id, bodies: [toJson(asTree(conversation))] };
  });
}

export function conversationBenchmark(): Benchmark {
  const all = servedConversations();
  return {
    name: `reading ${CONVERSATIONS} conversations of ${2 * TURNS} messages`,
    baseline: 'JSON.parse of the same text',
    run() {
      for (const served of all) readConversation(served);
    },
    runBaseline() {
      for (const { bodies } of all) for (const body of bodies) JSON.parse(body);
    },
  };
}
