import { Decimal } from '../json';
import { epochSeconds, fixedId, type ServedMessage, type StoredConversation } from './model';

const MODEL = 'gpt-5-6';

/** What may be said about a message beside its text. */
interface MessageOptions {
  content?: ServedMessage['content'];
  name?: string;
  recipient?: string;
  channel?: string;
  status?: string;
  endTurn?: boolean | null;
  weight?: string;
  metadata?: Record<string, unknown>;
  /** Seconds after the previous message. */
  after?: number;
}

/** A message envelope with everything in it that real ones have. */
export function servedMessage(
  id: string,
  role: string,
  text: string,
  at: number | null,
  options: MessageOptions = {},
): ServedMessage {
  return {
    id,
    author: { role, name: options.name ?? null, metadata: {} },
    create_time: at === null ? null : epochSeconds(at),
    update_time: null,
    content: options.content ?? { content_type: 'text', parts: [text] },
    status: options.status ?? 'finished_successfully',
    end_turn: options.endTurn ?? (role === 'assistant' ? true : null),
    weight: new Decimal(options.weight ?? '1.0'),
    recipient: options.recipient ?? 'all',
    channel: options.channel ?? null,
    metadata: {
      ...(at === null ? {} : { timestamp_: 'absolute' }),
      ...(role === 'assistant'
        ? { model_slug: MODEL, default_model_slug: 'auto', citations: [], content_references: [] }
        : {}),
      ...options.metadata,
    },
  };
}

/** Writes a conversation message by message; each hangs under the one before, `from` goes back to branch. */
export class ConversationBuilder {
  readonly conversation: StoredConversation;
  private now: number;
  private turn = 0;

  /** `number` makes the ids; `startedAt` is epoch ms. */
  constructor(
    private readonly number: number,
    title: string | null,
    startedAt: number,
    rootId: string = 'client-created-root',
  ) {
    this.now = startedAt;
    this.conversation = {
      id: fixedId(0xc0, number),
      title,
      createdAt: startedAt,
      updatedAt: startedAt,
      nodes: [{ id: rootId, parent: null, message: null }],
      currentNode: rootId,
      archived: false,
      starred: false,
      project: null,
      temporary: false,
      streaming: false,
    };
  }

  user(text: string, options: MessageOptions = {}): this {
    this.turn++;
    return this.add('user', text, { after: 40, ...options });
  }

  assistant(text: string, options: MessageOptions = {}): this {
    return this.add('assistant', text, { after: 6, ...options });
  }

  tool(name: string, content: ServedMessage['content'], options: MessageOptions = {}): this {
    return this.add('tool', '', { after: 2, name, content, ...options });
  }

  /** The empty system message in front of nearly every real conversation. */
  hiddenSystem(): this {
    return this.add('system', '', {
      after: 0,
      endTurn: true,
      weight: '0.0',
      metadata: { is_visually_hidden_from_conversation: true },
    });
  }

  /** The next message becomes a sibling version: it hangs under the parent of the given message. */
  from(id: string): this {
    this.conversation.currentNode = id;
    return this;
  }

  /** Id of the message written last. */
  get last(): string {
    return this.conversation.currentNode;
  }

  add(role: string, text: string, options: MessageOptions): this {
    const { conversation } = this;
    this.now += (options.after ?? 0) * 1000;
    const id = fixedId(0xa0 + this.number, conversation.nodes.length);
    const message = servedMessage(id, role, text, role === 'system' ? null : this.now, {
      ...options,
      metadata: {
        ...options.metadata,
        parent_id: conversation.currentNode,
        ...(role === 'system' ? {} : { turn_exchange_id: fixedId(0xe0 + this.number, this.turn) }),
      },
    });
    conversation.nodes.push({ id, parent: conversation.currentNode, message });
    conversation.currentNode = id;
    conversation.updatedAt = this.now;
    return this;
  }
}
