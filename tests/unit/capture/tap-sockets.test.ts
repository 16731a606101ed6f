import { describe, expect, it } from 'vitest';
import { TopicFrames } from '../../simulator/stream/topic';
import { aPageWorld, aStream, settle } from './page-world';

const TOPIC = 'conversation-turn-6740a1b2-0000-4000-8000-0000000000aa';
const ADDRESS = 'wss://ws.chatgpt.com/ws/user/u?verify=SECRET';
const OPTIONS = [{ type: 'resume_sse_endpoint' }, { type: 'subscribe_ws_topic', topic_id: TOPIC }];
const WRITTEN = [
  'event: delta_encoding\ndata: "v1"\n\n',
  'data: {"type":"resume_conversation_token","token":"SECRET"}\n\n',
  'event: delta\ndata: {"p":"","o":"add","v":{"message":{"id":"a"}}}\n\n',
  'event: delta\ndata: {"p":"/message/content/parts/0","o":"append","v":"Half "}\n\n',
  'event: delta\ndata: {"v":"an answer"}\n\n',
];
const COMPLETE = 'data: {"type":"message_stream_complete"}\n\n';

/** A page whose answer was handed off to a topic, and the socket over which that comes. */
async function handedOff(options: unknown = OPTIONS) {
  const { response, write, close } = aStream();
  const world = aPageWorld(async () => response);
  const { heard } = world.listen();
  const original = world.window.WebSocket;
  world.install();
  const socket = new world.window.WebSocket(ADDRESS) as unknown as {
    sent: unknown[];
    send(data: unknown): void;
  } & EventTarget;
  socket.send('[]');
  await world.window.fetch('https://chatgpt.com/backend-api/f/conversation', { method: 'POST' });
  write(`data: ${JSON.stringify({ type: 'stream_handoff', options })}\n\n`);
  write('data: {"type":"message_stream_complete"}\n\ndata: [DONE]\n\n');
  close();
  await settle();
  const receive = (data: unknown) => socket.dispatchEvent(new MessageEvent('message', { data }));
  const item = (id: string, parent: string | null, text: string, topic = TOPIC) => ({
    type: 'message',
    topic_id: topic,
    payload: {
      type: 'conversation-turn-stream',
      payload: {
        type: 'stream-item',
        stream_item_id: id,
        parent_stream_item_id: parent,
        encoded_item: text,
      },
    },
  });
  const told = () => heard.flatMap((message) => (message.kind === 'stream' ? message.events : []));
  const words = () => told().flatMap(([, data]) => /"v":"([^"]*)"/.exec(data)?.[1] ?? []);
  const closings = () => heard.flatMap((message) => (message.kind === 'closed' ? message.how : []));
  return { ...world, socket, original, heard, receive, item, told, words, closings };
}

describe('an answer that is handed off to a WebSocket', () => {
  it('ends its own stream with the hand-off, whatever stands behind it', async () => {
    const { told, closings } = await handedOff();
    expect(told().map(([, data]) => JSON.parse(data).type)).toEqual(['stream_handoff']);
    expect(closings()).toEqual(['ended']);
  });

  it('is told under the number of its request, in every form that frames come in, without tokens', async () => {
    const { heard, receive, words, closings } = await handedOff();
    const frames = new TopicFrames(TOPIC, 'c');
    receive(frames.reply(2, WRITTEN.slice(0, 3)));
    for (const event of [...WRITTEN.slice(3), 'data: [DONE]\n\n', COMPLETE]) receive(frames.message(event));
    receive(frames.done());
    expect(words()).toEqual(['Half ', 'an answer']);
    expect(closings()).toEqual(['ended', 'ended']);
    expect(heard.every(({ id }) => id === 1)).toBe(true);
    expect(heard).toContainEqual({ kind: 'event', id: 1, name: 'message_stream_complete', code: null });
    expect(JSON.stringify(heard)).not.toContain('SECRET');
  });

  it('is whole when the topic says that it is done', async () => {
    const { receive, item, closings, heard } = await handedOff();
    receive(JSON.stringify(item('1', null, WRITTEN[3] ?? '')));
    receive(new TopicFrames(TOPIC, 'c').done());
    expect(heard).toContainEqual({ kind: 'event', id: 1, name: 'message_stream_complete', code: null });
    expect(closings().at(-1)).toBe('ended');
  });

  it('fails as it says', async () => {
    const { receive, item, heard } = await handedOff();
    receive(JSON.stringify(item('1', null, 'data: {"error":"No.","error_code":"server_error"}\n\n')));
    const payload = { type: 'conversation-turn-stream', payload: { type: 'error', error: 'No.' } };
    receive(JSON.stringify({ type: 'message', topic_id: TOPIC, payload }));
    expect(heard.filter((each) => each.kind === 'event' && each.name === 'error')).toEqual([
      { kind: 'event', id: 1, name: 'error', code: 'server_error' },
      { kind: 'event', id: 1, name: 'error', code: null },
    ]);
  });

  it('is lost from sight when the connection closes, and seen again when another one brings the rest', async () => {
    const { window, socket, receive, item, words, closings } = await handedOff();
    receive(JSON.stringify([item('1', null, WRITTEN[3] ?? '')]));
    socket.dispatchEvent(new Event('close'));
    expect(closings()).toEqual(['ended', 'unread']);
    const next = new window.WebSocket(ADDRESS);
    next.send('[]');
    const again = [item('1', null, WRITTEN[3] ?? ''), item('2', '1', WRITTEN[4] ?? '')];
    next.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(again) }));
    expect(words()).toEqual(['Half ', 'an answer']);
  });

  it('is let go of where something is missing in between', async () => {
    const { receive, item, words, closings } = await handedOff();
    receive(JSON.stringify([item('1', null, WRITTEN[3] ?? ''), item('3', '2', WRITTEN[4] ?? '')]));
    receive(JSON.stringify([item('4', '1', WRITTEN[4] ?? '')]));
    expect(words()).toEqual(['Half ']);
    expect(closings()).toEqual(['ended', 'unread']);
  });

  it('is let go of some time after the user’s Stop', async () => {
    const { window, receive, item, words, closings } = await handedOff();
    await window.fetch('https://chatgpt.com/backend-api/stop_conversation', { method: 'POST' });
    await settle();
    receive(JSON.stringify([item('1', null, WRITTEN[3] ?? '')]));
    expect(words()).toEqual([]);
    expect(closings()).toEqual(['ended', 'unread']);
  });

  it.each([
    ['another topic', (item: string) => item.replaceAll(TOPIC, 'conversation-turn-other')],
    ['no JSON', (item: string) => `${item}]`],
    ['bytes', (item: string) => new TextEncoder().encode(item)],
    ['another kind of payload', (item: string) => item.replace('conversation-turn-stream', 'presence')],
    ['nothing to open', () => `[null, 7, "${TOPIC}", {"topic_id":"${TOPIC}"}]`],
  ])('is not taken from %s', async (_, change) => {
    const { receive, item, words } = await handedOff();
    receive(change(JSON.stringify([item('1', null, WRITTEN[3] ?? '')])));
    expect(words()).toEqual([]);
  });

  it.each([[undefined], ['everything'], [[null]], [[{ type: 'subscribe_ws_topic' }]]])(
    'survives a hand-off that names nothing: %j',
    async (options) => {
      const { closings } = await handedOff(options);
      expect(closings()).toEqual(['ended']);
    },
  );

  it('is heard of over ChatGPT’s own connections only', async () => {
    const { window, item, words } = await handedOff();
    const foreign = new window.WebSocket('wss://chatgpt.com.example/ws');
    foreign.send('[]');
    const data = JSON.stringify([item('1', null, WRITTEN[3] ?? '')]);
    foreign.dispatchEvent(new MessageEvent('message', { data }));
    expect(words()).toEqual([]);
  });
});

describe('the page’s WebSocket', () => {
  it('stays the one that it was, and sends what it is given', async () => {
    const { window, original, socket } = await handedOff();
    expect(window.WebSocket).toBe(original);
    expect(socket).toBeInstanceOf(original);
    expect(socket.constructor).toBe(original);
    expect(Object.keys(socket).sort()).toEqual(['sent', 'url']);
    expect(socket.sent).toEqual(['[]']);
    expect([socket.send.name, socket.send.length]).toEqual(['send', 1]);
  });

  it('throws what it throws, also where it is no socket at all', async () => {
    const { window } = await handedOff();
    expect(() => window.WebSocket.prototype.send.call(undefined as never, '')).toThrow(TypeError);
  });
});
