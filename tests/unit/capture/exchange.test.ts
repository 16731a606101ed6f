import { describe, expect, it } from 'vitest';
import { createDeltaReader } from '../../../lib/capture/delta';
import { createExchange, readSent, type Sent } from '../../../lib/capture/exchange';
import { createEventReader } from '../../../lib/capture/sse';
import { hasSharedFixtures, readShared } from '../../support/shared-fixtures';

const ID = '6740a1b2-0000-4000-8000-00000000c0de';
const NOTHING: Sent = { conversationId: null, parent: null, messages: [], temporary: false };
const follow = (stream: string, sent = NOTHING) => {
  const exchange = createExchange(sent);
  const reader = createEventReader();
  for (const event of [...reader.push(stream), ...reader.end()]) exchange.take(event);
  return exchange;
};
const messagesOf = (exchange: ReturnType<typeof createExchange>) =>
  JSON.parse(exchange.body() ?? '{}').messages;
const delta = (value: unknown) => `event: delta\ndata: ${JSON.stringify(value)}\n\n`;
const START = 'event: delta_encoding\ndata: "v1"\n\n';
const opening = (id: string, parts: string[]) =>
  delta({ p: '', o: 'add', c: 0, v: { message: { id, content: { parts } }, conversation_id: ID } });

describe('createExchange', () => {
  it('rebuilds an answer with the last words that ride in the closing patch', () => {
    const exchange = follow(
      [
        START,
        opening('a', ['']),
        delta({ p: '/message/content/parts/0', o: 'append', v: 'Hel' }),
        delta({ v: 'lo' }),
        delta({ p: '', o: 'patch', v: [{ p: '/message/content/parts/0', o: 'append', v: '.' }] }),
        'data: {"type":"message_stream_complete"}\n\n',
      ].join(''),
    );
    expect(messagesOf(exchange)).toEqual([{ id: 'a', content: { parts: ['Hello.'] } }]);
    expect(exchange.conversationId()).toBe(ID);
    expect(exchange.isComplete()).toBe(true);
  });

  it('holds the prompt from the first moment, and what came until the stream was cut', () => {
    const sent: Sent = { ...NOTHING, conversationId: ID, parent: 'p', messages: [{ id: 'u' }] };
    expect(messagesOf(follow('', sent))).toEqual([{ id: 'u' }]);
    const cut = follow(START + opening('a', ['Half an ans']), sent);
    expect(messagesOf(cut).map(({ id }: { id: string }) => id)).toEqual(['u', 'a']);
    expect(cut.isComplete()).toBe(false);
    expect(JSON.parse(cut.body() ?? '')).toMatchObject({ parent: 'p', begins: false, conversation_id: ID });
  });

  it.each([
    ['an unknown encoding', 'event: delta_encoding\ndata: "v2"\n\n'],
    ['an unknown operation', START + opening('a', ['x']) + delta({ p: '/message', o: 'swap', v: 1 })],
    ['a change of what was never opened', START + delta({ c: 7, p: '/message/x', o: 'replace', v: 1 })],
    ['text that is no JSON', `${START}event: delta\ndata: {"v":\n\n`],
  ])('does not call complete what ends well after %s', (_, stream) => {
    expect(follow(`${stream}data: {"type":"message_stream_complete"}\n\n`).isComplete()).toBe(false);
  });

  it('goes on elsewhere when it is handed off, and is whole when it says so there', () => {
    const handedOff = `${START}data: {"type":"stream_handoff","conversation_id":"${ID}"}\n\ndata: [DONE]\n\n`;
    const beginning = follow(handedOff);
    expect([beginning.isElsewhere(), beginning.isComplete()]).toEqual([true, false]);
    const end = 'data: {"type":"message_stream_complete"}\n\n';
    const whole = follow(handedOff + START + opening('a', ['Hello.']) + end);
    expect([whole.isElsewhere(), whole.isComplete()]).toEqual([false, true]);
    expect(messagesOf(whole)).toEqual([{ id: 'a', content: { parts: ['Hello.'] } }]);
  });

  it('reads the form before: each event the whole message', () => {
    const say = (text: string) =>
      `data: ${JSON.stringify({ message: { id: 'a', content: { parts: [text] } }, conversation_id: ID })}\n\n`;
    expect(messagesOf(follow(`${say('H')}${say('Hi')}data: [DONE]\n\n`))).toEqual([
      { id: 'a', content: { parts: ['Hi'] } },
    ]);
  });

  it('takes no id of a conversation that no server gave', () => {
    expect(follow('data: {"type":"x","conversation_id":"../../etc"}\n\n').conversationId()).toBeNull();
    expect(readSent('{"conversation_id":"WEB:1","messages":[{"id":"u"}]}')?.conversationId).toBeNull();
  });
});

describe('createDeltaReader', () => {
  it.each([
    ['/__proto__/polluted'],
    ['/constructor/prototype/polluted'],
    [`/${'a/'.repeat(40)}`],
    ['/message/list/99999999'],
  ])('refuses the path %s', (p) => {
    const reader = createDeltaReader();
    reader.take({ p: '', o: 'add', v: { message: { list: [] } } });
    expect(reader.take({ p, o: 'replace', v: 'yes' })).toBe(false);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});

describe.skipIf(!hasSharedFixtures)('a stream in the form of 2026', () => {
  const stream = () => readShared('streams/synthetic_delta_v1.sse');
  const expected = () => JSON.parse(readShared('streams/synthetic_delta_v1.expected.json'));

  it('is rebuilt message for message', () => {
    const { decoded } = expected();
    const exchange = follow(stream());
    expect(messagesOf(exchange)).toEqual(decoded.messages);
    expect(exchange.conversationId()).toBe(decoded.conversation_id);
    expect(exchange.isComplete()).toBe(true);
  });

  it('is kept up to its last word wherever it is cut', () => {
    const events = stream().split(/\n\n/);
    for (const { after_event: count, last_text: text, messages } of expected().if_cut) {
      const told = messagesOf(follow(`${events.slice(0, count).join('\n\n')}\n\n`));
      expect(told).toHaveLength(messages);
      expect(told.at(-1).content.text ?? told.at(-1).content.parts[0]).toBe(text);
    }
  });
});
