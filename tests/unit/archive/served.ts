import type { CandidateRevision } from '../../../lib/archive/revision';
import type { ServedConversation } from '../../../lib/conversation/conversation';

/** A message of a made-up conversation; every second one is an answer. */
export interface Written {
  id: string;
  text: string;
}

export const conversationId = '6740a1b2-0000-4000-8000-00000000c0de';

const epochSeconds = (ms: number) => ms / 1000;

function message({ id, text }: Written, index: number) {
  return {
    id,
    author: { role: index % 2 === 0 ? 'user' : 'assistant', name: null, metadata: {} },
    create_time: 1_760_000_000 + index,
    content: { content_type: 'text', parts: [text] },
    status: 'finished_successfully',
    end_turn: true,
    weight: 1,
    recipient: 'all',
    metadata: {},
  };
}

interface Made {
  id?: string;
  title?: string | null;
  messages: Written[];
  /** Epoch ms. */
  updatedAt?: number;
}

const common = ({ id = conversationId, title = 'Sourdough', updatedAt = 1_762_000_000_000 }: Made) => ({
  conversation_id: id,
  title,
  create_time: 1_760_000_000,
  update_time: epochSeconds(updatedAt),
});

/** The legacy shape: one body with a `mapping`, here a single branch. */
export function aTree(made: Made): ServedConversation {
  const mapping: Record<string, unknown> = {
    root: {
      id: 'root',
      message: null,
      parent: null,
      children: made.messages.slice(0, 1).map(({ id }) => id),
    },
  };
  made.messages.forEach((written, index) => {
    mapping[written.id] = {
      id: written.id,
      message: message(written, index),
      parent: made.messages[index - 1]?.id ?? 'root',
      children: made.messages.slice(index + 1, index + 2).map(({ id }) => id),
    };
  });
  const body = { ...common(made), current_node: made.messages.at(-1)?.id ?? 'root', mapping };
  return { shape: 'tree', bodies: [JSON.stringify(body)], id: made.id ?? conversationId };
}

/** The page's own shape, in one page. */
export function aFlat(made: Made & { hasMore?: boolean }): ServedConversation {
  const body = {
    ...common(made),
    messages: made.messages.map(message),
    page_info: { has_previous_page: made.hasMore ?? false, start_cursor: made.messages[0]?.id ?? null },
  };
  return { shape: 'flat', bodies: [JSON.stringify(body)], id: made.id ?? conversationId };
}

/** An exchange as it is streamed: the prompt and so much of the answer. */
export function aStream(made: { parent?: string | null; messages: Written[] }): ServedConversation {
  const body = {
    lifeboat_stream: 1,
    conversation_id: conversationId,
    title: null,
    parent: made.parent ?? null,
    begins: made.parent === undefined,
    messages: made.messages.map(message),
  };
  return { shape: 'layers', bodies: [JSON.stringify(body)], id: conversationId };
}

/** Messages `m1`… with a text each. */
export function written(count: number, prefix = 'm'): Written[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${prefix}${index + 1}`,
    text: `Words of message ${prefix}${index + 1}.`,
  }));
}

export function aCandidate(
  served: ServedConversation,
  over: Partial<CandidateRevision> = {},
): CandidateRevision {
  return {
    account: 'account-1',
    served,
    source: 'page',
    capturedAt: 1_762_000_100_000,
    partialBecause: null,
    ...over,
  };
}
