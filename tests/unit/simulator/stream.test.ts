import { describe, expect, it } from 'vitest';
import { DeltaDecoder } from '../../simulator/client/delta';
import { servedMessage } from '../../simulator/conversations/build';
import { toJson } from '../../simulator/json';
import { DeltaEncoder } from '../../simulator/stream/delta';
import { FINISHED, inPieces, streamEvents } from '../../simulator/stream/events';
import { hasSharedFixtures, readShared } from '../../support/shared-fixtures';
import { readStream } from './browse';

function decode(body: string): Record<string, unknown>[] {
  const decoder = new DeltaDecoder();
  for (const { event, data } of readStream(body)) if (event === 'delta') decoder.take(JSON.parse(data));
  return decoder.messages;
}

const text = 'Two words, a `fence`:\n\n```py\nx = 1\n```\n\nand 🗼 at the end.';
const plan = {
  conversationId: 'c',
  question: servedMessage('q', 'user', 'Hello?', 0),
  before: [],
  answer: servedMessage('a', 'assistant', '', 1000),
  pieces: inPieces(text),
  title: 'Hello',
};

describe('the delta encoder', () => {
  it('leaves out what repeats, never the value', () => {
    const encoder = new DeltaEncoder();
    expect(encoder.encode({ c: 0, p: '', o: 'add', v: 1 })).toEqual({ c: 0, p: '', o: 'add', v: 1 });
    expect(encoder.encode({ c: 0, p: '/x', o: 'append', v: 'a' })).toEqual({ p: '/x', o: 'append', v: 'a' });
    expect(encoder.encode({ c: 0, p: '/x', o: 'append', v: 'a' })).toEqual({ v: 'a' });
    expect(encoder.encode({ c: 1, p: '/x', o: 'append', v: 'a' })).toEqual({ c: 1, v: 'a' });
  });
});

describe('the stream of an answer', () => {
  const events = streamEvents(plan);
  const body = events.map((event) => event.text).join('');

  it('adds up to the messages it was made from', () => {
    const [question, answer] = decode(body);
    expect(question).toEqual(JSON.parse(toJson(plan.question)));
    expect(answer).toEqual({
      ...JSON.parse(toJson(plan.answer)),
      content: { content_type: 'text', parts: [text] },
      metadata: { ...JSON.parse(toJson(plan.answer.metadata)), ...FINISHED },
    });
  });

  it('begins and ends as the real one, with the last piece of text inside the closing patch', () => {
    const all = readStream(body);
    expect(all[0]).toEqual({ event: 'delta_encoding', data: '"v1"' });
    expect(all.at(-1)?.data).toBe('[DONE]');
    expect(
      all
        .filter(({ event }) => event === '')
        .map(({ data }) => (data === '[DONE]' ? data : JSON.parse(data).type)),
    ).toEqual([
      'resume_conversation_token',
      'input_message',
      'message_marker',
      'title_generation',
      'server_ste_metadata',
      'message_stream_complete',
      '[DONE]',
    ]);
    const patch = all.findLast(({ event }) => event === 'delta');
    expect(JSON.parse(patch?.data ?? '').v[0].v).toBe(plan.pieces.at(-1));
  });

  it('knows after every piece what the answer is so far', () => {
    const soFar = events.map((event) => event.soFar).filter((each) => each !== null);
    expect(soFar).toHaveLength(plan.pieces.length);
    expect(soFar.at(-1)).toBe(text);
    for (const each of soFar) expect(text.startsWith(each)).toBe(true);
  });

  it('loses no character when a text is cut into pieces', () => {
    for (const each of ['', ' ', 'one', '  two  words ', text, '\n\n', '漢字 です']) {
      expect(inPieces(each).join('')).toBe(each);
    }
  });
});

describe('the page’s decoder', () => {
  it.skipIf(!hasSharedFixtures)(
    'reads the captured-shape stream of the shared fixtures as expected there',
    () => {
      const expected = JSON.parse(readShared('streams/synthetic_delta_v1.expected.json')).decoded;
      expect(decode(readShared('streams/synthetic_delta_v1.sse'))).toEqual(expected.messages);
    },
  );
});
