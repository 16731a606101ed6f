import type { SocketPeer } from './socket';
import type { Run } from './stream/run';
import { TopicFrames } from './stream/topic';

/** An answer that can be subscribed to. */
interface Topic {
  conversationId: string;
  run: Run;
}

/** The realtime connection: answers that were handed off arrive over it, under their topics. */
export class Realtime {
  private readonly topics = new Map<string, Topic>();

  /** @param isDown whether the next message is lost, and the connection with it */
  constructor(private readonly isDown: () => boolean) {}

  offer(topic: string, answer: Topic): void {
    this.topics.set(topic, answer);
  }

  /** What a page says: `[{ id, command: { type: 'connect' | 'subscribe' | …, topic_id } }]` (captures of 2026-06). */
  hear(text: string, peer: SocketPeer, gone: AbortSignal): void {
    const said: unknown = JSON.parse(text);
    for (const { id, command } of Array.isArray(said) ? said : []) {
      const answer = this.topics.get(command?.topic_id);
      if (command?.type === 'subscribe' && answer !== undefined)
        void this.serve(id, command.topic_id, answer, peer, gone);
      else peer.say(JSON.stringify([{ id, type: 'reply', reply: { type: command?.type } }]));
    }
  }

  private async serve(
    id: unknown,
    topic: string,
    { conversationId, run }: Topic,
    peer: SocketPeer,
    gone: AbortSignal,
  ): Promise<void> {
    const frames = new TopicFrames(topic, conversationId);
    const before = run.soFar();
    peer.say(frames.reply(id, before));
    for await (const event of run.read(before.length, gone)) {
      if (this.isDown()) return peer.destroy();
      peer.say(frames.message(event));
    }
    if (run.state === 'complete' && !gone.aborted) peer.say(frames.done());
  }
}
