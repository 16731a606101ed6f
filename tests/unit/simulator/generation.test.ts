import { describe, expect, it } from 'vitest';
import { DeltaDecoder } from '../../simulator/client/delta';
import { readStream, SENTINEL, TOKEN } from './browse';
import { idOf, withSimulator } from './with-simulator';

const bench = withSimulator();

interface Received {
  id: string;
  author: { role: string };
  content: { content_type: string; parts: string[] };
  status: string;
}

function answerIn(body: string): { conversationId: string; messages: Received[]; done: boolean } {
  const decoder = new DeltaDecoder();
  let conversationId = '';
  for (const { event, data } of readStream(body)) {
    if (event === 'delta') decoder.take(JSON.parse(data));
    else if (event === '' && data !== '[DONE]') conversationId ||= JSON.parse(data).conversation_id;
  }
  return {
    conversationId,
    messages: decoder.messages as unknown as Received[],
    done: body.includes('data: [DONE]'),
  };
}

const served = (id: string) => JSON.parse(bench.simulator.chatgpt.served(id) ?? 'null');

describe('a send', () => {
  it('streams an answer and stores what it streamed', async () => {
    const { status, headers, body } = await bench.browse.send('Compare three ropes in a table, please');
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/event-stream');
    const { conversationId, messages, done } = answerIn(body);
    expect(done).toBe(true);
    const [question, answer] = messages;
    expect(question?.content.parts).toEqual(['Compare three ropes in a table, please']);
    expect(answer?.content.parts[0]).toContain('| rope |');
    const tree = served(conversationId);
    expect(tree.title).toBe('Compare three ropes in a');
    expect(tree.current_node).toBe(answer?.id);
    expect(tree.mapping[answer?.id ?? ''].message.content).toEqual(answer?.content);
    expect(tree.mapping[answer?.id ?? ''].message.status).toBe('finished_successfully');
    expect(tree.async_status).toBeNull();
  });

  it('continues a conversation, and another answer to the same message becomes a version', async () => {
    const id = idOf(bench, 'Why lighthouses blink');
    const parent = served(id).current_node;
    const message = {
      id: 'the-question',
      author: { role: 'user' },
      content: { content_type: 'text', parts: ['And at dawn?'] },
    };
    const more = { conversation_id: id, parent_message_id: parent, messages: [message] };
    await bench.browse.send('', more);
    await bench.browse.send('', { ...more, action: 'variant' });
    const { mapping } = served(id);
    expect(mapping['the-question'].parent).toBe(parent);
    expect(mapping['the-question'].children).toHaveLength(2);
  });

  it('keeps a temporary chat out of every list', async () => {
    const count = bench.simulator.chatgpt.conversations().length;
    const { body } = await bench.browse.send('secret', { history_and_training_disabled: true });
    expect(answerIn(body).done).toBe(true);
    expect(bench.simulator.chatgpt.conversations()).toHaveLength(count);
  });

  it('puts a chat begun in a project into the project', async () => {
    const mode = {
      kind: 'gizmo_interaction',
      gizmo_id: 'g-p-51b0a7c0de51b0a7c0de51b0a7c0de51-harbour-guide',
    };
    const { conversationId } = answerIn((await bench.browse.send('hello', { conversation_mode: mode })).body);
    const path = '/backend-api/gizmos/g-p-51b0a7c0de51b0a7c0de51b0a7c0de51/conversations?cursor=0&limit=1';
    const first = await bench.browse.json<{ items: { id: string }[]; cursor: string }>(path);
    expect(first.items.map(({ id }) => id)).toEqual([conversationId]);
    expect(first.cursor).toMatch(/[a-z]/i);
    const second = await bench.browse.json<{ items: { title: string }[]; cursor: null }>(
      path.replace('cursor=0', `cursor=${first.cursor}`),
    );
    expect(second.items.map(({ title }) => title)).toEqual(['Opening times of the lock']);
  });

  it('has its thoughts before the answer when the prompt asks to think', async () => {
    const { conversationId, messages } = answerIn((await bench.browse.send('Think about ropes')).body);
    const types = messages.map(({ content }) => content.content_type);
    expect(types).toEqual(['text', 'thoughts', 'reasoning_recap', 'text']);
    const tree = served(conversationId);
    for (const [index, { id }] of messages.entries()) {
      if (index > 0) expect(tree.mapping[id].parent).toBe(messages[index - 1]?.id);
    }
  });

  it('is refused without the page’s sentinel token, as for every extension', async () => {
    const answer = await bench.browse.ask('/backend-api/f/conversation', {
      method: 'POST',
      headers: TOKEN,
      body: {},
    });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('Unusual activity');
  });

  it('is refused without a message or to an unknown conversation', async () => {
    expect((await bench.browse.send('x', { messages: [] })).status).toBe(422);
    expect((await bench.browse.send('x', { conversation_id: 'nobody' })).status).toBe(404);
  });

  it('says what it is told to say', async () => {
    bench.simulator.chatgpt.set({ answer: 'Exactly this.' });
    expect(answerIn((await bench.browse.send('anything')).body).messages.at(-1)?.content.parts).toEqual([
      'Exactly this.',
    ]);
  });

  it('can hand the answer off: the stream ends at once, the conversation has it', async () => {
    bench.simulator.chatgpt.set({ handOff: 'nowhere' });
    const { body } = await bench.browse.send('hello');
    expect(
      readStream(body)
        .map(({ data }) => data)
        .at(-1),
    ).toBe('[DONE]');
    expect(body).toContain('"type":"stream_handoff"');
    expect(body).not.toContain('event: delta\n');
    const { conversationId } = answerIn(body);
    await expect.poll(() => served(conversationId).async_status).toBeNull();
    expect(Object.keys(served(conversationId).mapping)).toHaveLength(3);
  });

  it('has a preflight and a proof before it', async () => {
    const post = (path: string) => bench.browse.json(path, { method: 'POST', body: {} });
    expect(await post('/backend-api/f/conversation/prepare')).toMatchObject({ status: 'ok' });
    expect(await post('/backend-api/sentinel/chat-requirements')).toMatchObject({
      token: SENTINEL['openai-sentinel-chat-requirements-token'],
    });
  });
});

describe('the user’s Stop', () => {
  it('ends the answer where it is', async () => {
    bench.simulator.chatgpt.set({ pieceDelay: 30 });
    const sending = bench.browse.send('hello');
    await expect.poll(() => bench.simulator.chatgpt.conversations()[0]?.title).toBe('New chat');
    const id = bench.simulator.chatgpt.conversations()[0]?.id ?? '';
    const stopped = await bench.browse.json('/backend-api/stop_conversation', {
      method: 'POST',
      body: { conversation_id: id, exclude_async_types: [] },
    });
    expect(stopped).toEqual({ status: 'ok', last_message_id: served(id).current_node });
    expect(answerIn((await sending).body).done).toBe(false);
    const { message } = served(id).mapping[served(id).current_node];
    expect(message.metadata.finish_details).toEqual({ type: 'interrupted', reason: 'client_stopped' });
  });
});

describe('a broken answer', () => {
  const resume = (id: string, offset: number) =>
    bench.browse.ask('/backend-api/f/conversation/resume', {
      method: 'POST',
      headers: TOKEN,
      body: { conversation_id: id, offset },
    });
  const streamStatus = async (id: string) =>
    (await bench.browse.json(`/backend-api/conversation/${id}/stream_status`)).status;

  it('is lost when the stream is cut: a transport error mid-body, nothing to resume, FAILURE', async () => {
    bench.simulator.chatgpt.fail('stream-cut', { afterPieces: 2 });
    const { status, body, broke } = await bench.browse.send('hello');
    expect(status).toBe(200);
    expect(broke).toContain('NGHTTP2_INTERNAL_ERROR');
    const { conversationId, messages, done } = answerIn(body);
    expect(done).toBe(false);
    expect(messages.at(-1)?.status).toBe('in_progress');
    const refused = await resume(conversationId, 7);
    expect(refused.status).toBe(404);
    expect(JSON.parse(refused.body).detail.code).toBe('tokenless_resume_unavailable');
    expect(await streamStatus(conversationId)).toBe('FAILURE');
    expect(served(conversationId).mapping[served(conversationId).current_node].message.status).toBe(
      'in_progress',
    );
  });

  it('comes whole in two parts when the cut can be resumed', async () => {
    bench.simulator.chatgpt.fail('stream-cut-resumable', { times: 1 });
    const first = await bench.browse.send('hello');
    expect(first.broke).not.toBeNull();
    const { conversationId } = answerIn(first.body);
    const rest = await resume(conversationId, readStream(first.body).length);
    expect(rest.broke).toBeNull();
    const { messages, done } = answerIn(first.body + rest.body);
    expect(done).toBe(true);
    const tree = served(conversationId);
    expect(messages.at(-1)?.content).toEqual(tree.mapping[tree.current_node].message.content);
    expect(await streamStatus(conversationId)).toBe('COMPLETE');
  });

  it('stays pending while recovery is pending, and is complete after it', async () => {
    bench.simulator.chatgpt.fail('recovery-pending');
    const { conversationId } = answerIn((await bench.browse.send('hello')).body);
    expect((await resume(conversationId, 5)).status).toBe(404);
    expect(await streamStatus(conversationId)).toBe('IS_STREAMING');
    bench.simulator.chatgpt.recover();
    await expect.poll(() => streamStatus(conversationId)).toBe('COMPLETE');
  });

  it.each(['stream-stall', 'stream-silent'] as const)(
    'keeps the connection open and says nothing more: %s',
    async (fault) => {
      bench.simulator.chatgpt.fail(fault);
      const { status, body, broke } = await bench.browse.send('hello', {}, 200);
      expect(status).toBe(200);
      expect(broke).toBe('gave up');
      expect(body === '').toBe(fault === 'stream-silent');
      expect(body).not.toContain('[DONE]');
    },
  );
});
