import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Realtime } from '../../simulator/realtime';
import { Run } from '../../simulator/stream/run';

let isDown = false;
let run: Run;
const gone = new AbortController();
beforeEach(() => {
  isDown = false;
  const events = ['event: a\ndata: 1\n\n', 'data: 2\n\n', 'data: 3\n\n', 'data: [DONE]\n\n'];
  run = new Run(
    events.map((text, place) => ({ text, soFar: place === 3 ? null : text })),
    () => 1,
    () => {},
  );
});
afterEach(() => run.end('failed'));

function aPage() {
  const heard: { type: string; [key: string]: unknown }[] = [];
  const page = { heard, isOver: false, subscribe: () => {} };
  const realtime = new Realtime(() => isDown);
  realtime.offer('topic', { conversationId: 'c', run });
  const peer = {
    say: (text: string) => void heard.push(...[JSON.parse(text)].flat()),
    destroy: () => {
      page.isOver = true;
    },
  };
  const command = (what: object) =>
    realtime.hear(JSON.stringify([{ id: 1, command: what }]), peer, gone.signal);
  return Object.assign(page, {
    command,
    subscribe: () => command({ type: 'subscribe', topic_id: 'topic', offset: '0' }),
  });
}

describe('the realtime connection', () => {
  it('brings what was written before with the answer, the rest as it is written, and its end', async () => {
    const page = aPage();
    void run.write();
    await expect.poll(() => run.soFar().length).toBeGreaterThan(0);
    page.subscribe();
    await expect.poll(() => page.heard.at(-1)).toMatchObject({ payload: { payload: { type: 'done' } } });
    const [reply] = page.heard as unknown as [{ reply: { catchups: { topic_id?: string }[] } }];
    expect(reply.reply.catchups[0]?.topic_id).toBeUndefined();
    const items = [...reply.reply.catchups, ...page.heard].flatMap((frame) => {
      const { payload } = (frame as { payload?: { payload: Record<string, unknown> } }).payload ?? {};
      return payload?.type === 'stream-item' ? [payload] : [];
    });
    const distinct = new Map(items.map((item) => [item.stream_item_id, item]));
    const texts = [...distinct.values()].map(({ encoded_item: text }) => `${text}`.trim());
    expect(texts).toEqual(['event: a\ndata: 1', 'data: 2', 'data: 3', 'data: [DONE]']);
    const parents = [...distinct.values()].map(({ parent_stream_item_id: parent }) => parent);
    expect(parents).toEqual([null, ...[...distinct.keys()].slice(0, -1)]);
  });

  it('answers whatever else it is told', () => {
    const page = aPage();
    page.command({ type: 'connect' });
    page.command({ type: 'subscribe', topic_id: 'another' });
    expect(page.heard.map(({ reply }) => reply)).toEqual([{ type: 'connect' }, { type: 'subscribe' }]);
  });

  it('dies in the middle when it fails', async () => {
    const page = aPage();
    page.subscribe();
    isDown = true;
    void run.write();
    await expect.poll(() => page.isOver).toBe(true);
    expect(page.heard).toHaveLength(1);
  });
});
