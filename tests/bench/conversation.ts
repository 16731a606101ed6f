import { readFileSync } from 'node:fs';
import { CHATGPT_ORIGIN } from '../../lib/chatgpt/origins';
import type { ServedConversation } from '../../lib/conversation/conversation';
import { readConversation } from '../../lib/conversation/read-conversation';
import type { FormatId } from '../../lib/export/export-format';
import { exportFormats } from '../../lib/export/export-formats';
import { translateWith } from '../../lib/i18n/translate';
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

export function readingBenchmark(): Benchmark {
  return conversationBenchmark('reading', readConversation);
}

export function exportBenchmark(id: FormatId): Benchmark {
  const format = exportFormats.find((each) => each.id === id);
  if (!format) throw new Error(`There is no format "${id}".`);
  const t = translateWith(JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')), 'en');
  return conversationBenchmark(`reading and writing as ${id}`, (served) => {
    const pieces = format.write(readConversation(served), served, {
      t,
      origin: CHATGPT_ORIGIN,
      branches: 'active',
    });
    for (const _ of pieces);
  });
}

function conversationBenchmark(what: string, handle: (served: ServedConversation) => void): Benchmark {
  const all = servedConversations();
  return {
    name: `${what} ${CONVERSATIONS} conversations of ${2 * TURNS} messages`,
    baseline: 'JSON.parse of the same text',
    run() {
      for (const served of all) handle(served);
    },
    runBaseline() {
      for (const { bodies } of all) for (const body of bodies) JSON.parse(body);
    },
  };
}
