import { randomUUID } from 'node:crypto';
import { toJson } from '../json';

/**
 * Wraps the events of one answer as its topic does. What has been reported once comes in every answer: both forms of a frame,
 * heartbeats, repetitions, a missing blank line.
 */
export class TopicFrames {
  private count = 0;
  private parent: string | null = null;
  private last: unknown = null;

  constructor(
    private readonly topic: string,
    private readonly conversationId: string,
  ) {}

  /** The answer to a subscription: what was written before comes along with it. */
  reply(id: unknown, before: string[]): string {
    const catchups = before.map((event) => {
      const { topic_id: _, ...catchup } = this.item(event);
      return catchup;
    });
    const reply = { type: 'subscribe', topic_id: this.topic, recovered: true, catchups };
    return toJson([{ id, type: 'reply', reply }]);
  }

  /** One event as it is written. */
  message(event: string): string {
    const before = this.last;
    const item = this.item(this.count % 4 === 1 ? event.trimEnd() : event);
    if (this.count % 3 === 0) return toJson(item);
    if (this.count % 3 === 1) return toJson([item]);
    return toJson([this.inTopic({ type: 'heartbeat' }), ...(before === null ? [] : [before]), item]);
  }

  done(): string {
    return toJson([this.inTopic({ type: 'done' })]);
  }

  private item(event: string) {
    this.count++;
    const id = randomUUID();
    const item = this.inTopic({
      type: 'stream-item',
      encoded_item: event,
      stream_item_id: id,
      parent_stream_item_id: this.parent,
    });
    this.parent = id;
    this.last = item;
    return item;
  }

  private inTopic(payload: Record<string, unknown>) {
    return {
      type: 'message',
      topic_id: this.topic,
      offset: String(this.count),
      payload: {
        type: 'conversation-turn-stream',
        payload: { ...payload, conversation_id: this.conversationId, server_timestamp_ms: Date.now() },
      },
    };
  }
}
