import { describe, expect, it, vi } from 'vitest';
import { aPageWorld, aStream, settle } from './page-world';

const SEND = 'https://chatgpt.com/backend-api/f/conversation';
const sendWith = (body: unknown) => ({ method: 'POST', body: JSON.stringify(body) });
const answering = (response: Response) => async () => response;

/** A page with the tap in it and somebody who listens. */
function tapped(fetch: typeof globalThis.fetch) {
  const world = aPageWorld(fetch);
  const { heard, stop } = world.listen();
  world.install();
  return { ...world, heard, stop };
}

describe('installTap', () => {
  it('hands the page its own promise and its own response', async () => {
    const response = new Response('{}');
    const promise = Promise.resolve(response);
    const original = vi.fn(() => promise);
    const { window } = tapped(original);
    const given = window.fetch(SEND, { method: 'POST' });
    expect(given).toBe(promise);
    expect(await given).toBe(response);
    expect(response.bodyUsed).toBe(false);
  });

  it('calls the original with its receiver and its arguments', () => {
    const original = vi.fn(async () => new Response());
    const { window } = tapped(original);
    const init = { method: 'POST' };
    window.fetch(SEND, init);
    expect(original.mock.contexts[0]).toBe(window);
    expect(original.mock.calls[0]).toEqual([SEND, init]);
  });

  it('throws into the page only what the original throws', async () => {
    const failure = new TypeError('Failed to fetch');
    const { window } = tapped(() => Promise.reject(failure));
    await expect(window.fetch(SEND)).rejects.toBe(failure);
    const { window: strict } = tapped(() => {
      throw failure;
    });
    expect(() => strict.fetch(SEND)).toThrow(failure);
  });

  it.each([
    ['nothing', []],
    [
      'an object that throws',
      [
        {
          toString: () => {
            throw new Error('mine');
          },
        },
      ],
    ],
    [
      'options that throw',
      [
        SEND,
        Object.defineProperty({}, 'method', {
          get: () => {
            throw new Error('mine');
          },
        }),
      ],
    ],
    ['no address', ['https://[']],
    ['a body that is no JSON', [SEND, { method: 'POST', body: '{' }]],
  ])('lets %s pass without a failure of its own', async (_, args) => {
    const response = new Response();
    const { window } = tapped(answering(response));
    const fetch = window.fetch as (...all: unknown[]) => Promise<Response>;
    expect(await fetch(...args)).toBe(response);
  });

  it('survives answers that cannot be cloned', async () => {
    const response = new Response('{}', { status: 500, headers: { 'content-type': 'application/json' } });
    await response.text();
    const { window, heard } = tapped(answering(response));
    expect(await window.fetch(SEND)).toBe(response);
    await settle();
    expect(heard[1]).toMatchObject({ kind: 'response', status: 500, body: null });
  });

  it('tells a send by the message it carries, and hands the prompt over', async () => {
    const { window, heard, clock } = tapped(answering(new Response()));
    clock.elapsed = 1234.5;
    await window.fetch(
      SEND,
      sendWith({
        action: 'next',
        messages: [{ id: 'm-1', content: { parts: ['words'] } }],
        parent_message_id: 'm-0',
        secret_token: 'SECRET',
      }),
    );
    expect(heard[0]).toEqual({
      kind: 'request',
      id: 1,
      path: '/backend-api/f/conversation',
      method: 'POST',
      startedAt: 1234.5,
      message: 'm-1',
      action: 'next',
    });
    expect(heard[1]).toMatchObject({ kind: 'sent', id: 1 });
    expect(JSON.parse((heard[1] as { body: string }).body)).toEqual({
      messages: [{ id: 'm-1', content: { parts: ['words'] } }],
      parent_message_id: 'm-0',
    });
    expect(JSON.stringify(heard)).not.toContain('SECRET');
  });

  it.each([
    'https://chatgpt.com/backend-api/lat/r',
    'https://chatgpt.com/ces/v1/t',
    'https://chatgpt.com/backend-api/sentinel/ping',
    'https://ab.chatgpt.com/v1/initialize',
    'https://elsewhere.example/backend-api/conversation',
  ])('says nothing about %s', async (url) => {
    const { window, heard } = tapped(answering(new Response()));
    await window.fetch(url, { method: 'POST' });
    await settle();
    expect(heard).toEqual([]);
  });

  it('tells status, edge, challenge and the body of an error', async () => {
    const body = '{"detail":{"code":"model_cap_exceeded"}}';
    const headers = { 'content-type': 'application/json', 'cf-ray': 'x', 'cf-mitigated': 'challenge' };
    const { window, heard } = tapped(answering(new Response(body, { status: 429, headers })));
    await window.fetch(SEND, { method: 'POST' });
    await settle();
    expect(heard[1]).toEqual({ kind: 'response', id: 1, status: 429, edge: true, challenge: true, body });
  });

  it('keeps no more than the beginning of an error body', async () => {
    const long = JSON.stringify({ detail: 'x'.repeat(100_000) });
    const { window, heard } = tapped(
      answering(new Response(long, { status: 500, headers: { 'content-type': 'application/json' } })),
    );
    await window.fetch(SEND, { method: 'POST' });
    await settle();
    expect(heard[1]).toMatchObject({ kind: 'response', body: long.slice(0, 4096) });
  });

  it('tells whether a request was aborted or never answered', async () => {
    const failures = [new DOMException('', 'AbortError'), new TypeError('Failed to fetch'), 'custom reason'];
    const { window, heard } = tapped(() => Promise.reject(failures.shift()));
    for (let count = 0; count < 3; count++) await window.fetch(SEND).catch(() => {});
    await settle();
    expect(heard.filter(({ kind }) => kind === 'no-response')).toMatchObject([
      { aborted: true },
      { aborted: false },
      { aborted: true },
    ]);
  });

  it('tells the events of a stream by name, and hands over all but what carries a token', async () => {
    const { response, write, close } = aStream();
    const { window, heard } = tapped(answering(response));
    const page = await window.fetch(SEND, { method: 'POST' });
    write(
      'event: delta_encoding\ndata: "v1"\n\ndata: {"type":"resume_conversation_token","token":"SECRET"}\n\n',
    );
    write('data: {"type":"input_message","input_message":{"content":{"parts":["words"]}}}\n\n');
    write(
      'event: delta\ndata: {"p":"","o":"add","v":{"message":{"id":"a"},"error":null,"error_code":null}}\n\n',
    );
    write(
      'event: delta\ndata: {"v":"words of a \\"resume_token\\""}\n\ndata: {"type":"message_stream_complete"}\n\ndata: [DONE]\n\n',
    );
    close();
    expect(await page.text()).toContain('SECRET');
    await settle();
    const streamed = heard.flatMap((message) => (message.kind === 'stream' ? message.events : []));
    expect(streamed.map(([event, data]) => event + data)).toEqual([
      'delta_encoding"v1"',
      '{"type":"input_message","input_message":{"content":{"parts":["words"]}}}',
      'delta{"p":"","o":"add","v":{"message":{"id":"a"},"error":null,"error_code":null}}',
      'delta{"v":"words of a \\"resume_token\\""}',
      '{"type":"message_stream_complete"}',
      '[DONE]',
    ]);
    expect(heard.filter(({ kind }) => kind !== 'stream').slice(2)).toEqual([
      { kind: 'bytes', id: 1 },
      { kind: 'event', id: 1, name: 'resume_conversation_token', code: null },
      { kind: 'event', id: 1, name: 'input_message', code: null },
      { kind: 'event', id: 1, name: 'message_stream_complete', code: null },
      { kind: 'event', id: 1, name: '[DONE]', code: null },
      { kind: 'closed', id: 1, how: 'ended' },
    ]);
    expect(JSON.stringify(heard)).not.toContain('SECRET');
  });

  it.each([
    ['GET', '/backend-api/conversation/6740a1b2-0000-4000-8000-00000000c0de'],
    ['GET', '/backend-api/conversations/6740a1b2-0000-4000-8000-00000000c0de?num_turns=10'],
    ['GET', '/backend-api/conversations/6740a1b2-0000-4000-8000-00000000c0de/messages?before=x'],
    ['POST', '/backend-api/conversations/batch'],
  ])('hands over what %s %s was answered, and leaves it to the page unread', async (method, path) => {
    const text = '{"mapping": {"\u00e4": 1.0}}';
    const response = new Response(text, { headers: { 'content-type': 'application/json' } });
    const { window, heard } = tapped(answering(response));
    const page = await window.fetch(`https://chatgpt.com${path}`, { method });
    expect(page).toBe(response);
    expect(page.bodyUsed).toBe(false);
    await settle();
    expect(heard.at(-1)).toEqual({ kind: 'body', id: 1, text });
    expect(await page.text()).toBe(text);
  });

  it.each([
    ['a list', '/backend-api/conversations?offset=0', {}],
    ['how a stream stands', '/backend-api/conversation/6740a1b2-0000/stream_status', {}],
    ['canvas documents', '/backend-api/conversation/6740a1b2-0000/textdocs', {}],
    ['an error', '/backend-api/conversation/6740a1b2-0000', { status: 404 }],
  ])('hands over no body of %s', async (_, path, init) => {
    const headers = { 'content-type': 'application/json' };
    const { window, heard } = tapped(answering(new Response('{}', { headers, ...init })));
    await window.fetch(`https://chatgpt.com${path}`);
    await settle();
    expect(heard.filter(({ kind }) => kind === 'body')).toEqual([]);
  });

  it('tells an error event by its code', async () => {
    const { response, write, close } = aStream();
    const { window, heard } = tapped(answering(response));
    await window.fetch(SEND, { method: 'POST' });
    write('data: {"message":null,"error":"Something went wrong","error_code":"server_error"}\n\n');
    close();
    await settle();
    expect(heard).toContainEqual({ kind: 'event', id: 1, name: 'error', code: 'server_error' });
  });

  it.each([
    ['a cut', new TypeError('network error'), 'broken'],
    ['an abort', new DOMException('', 'AbortError'), 'aborted'],
    ['an abort with a reason of its own', 'stopped', 'aborted'],
  ])('tells %s from the others', async (_, failure, how) => {
    const { response, write, fail } = aStream();
    const { window, heard } = tapped(answering(response));
    const page = await window.fetch(SEND, { method: 'POST' });
    const read = page.text().catch((error) => error);
    write('data: {"type":"message_marker"}\n\n');
    await settle();
    fail(failure);
    expect(await read).toBe(failure);
    await settle();
    expect(heard.at(-1)).toEqual({ kind: 'closed', id: 1, how });
  });

  it('lets go of the stream after the user’s Stop', async () => {
    const { response, write } = aStream();
    const { window, heard } = tapped(answering(response));
    await window.fetch(SEND, { method: 'POST' });
    write('data: {"type":"message_marker"}\n\n');
    await settle();
    await window.fetch('https://chatgpt.com/backend-api/stop_conversation', { method: 'POST' });
    await settle();
    expect(heard).toContainEqual({ kind: 'closed', id: 1, how: 'unread' });
  });

  it('keeps what it saw until somebody listens', async () => {
    const world = aPageWorld(answering(new Response()));
    world.install();
    await world.window.fetch(SEND);
    expect(world.listen().heard).toMatchObject([{ kind: 'request' }, { kind: 'response' }]);
  });

  it('is there once, however often it is injected', async () => {
    const { window, install, heard } = tapped(answering(new Response()));
    const { fetch } = window;
    install();
    expect(window.fetch).toBe(fetch);
    await window.fetch(SEND);
    expect(heard.filter(({ kind }) => kind === 'request')).toHaveLength(1);
  });

  it('sleeps when nobody listens any more, and talks to whoever comes next', async () => {
    const { window, stop, heard, listen } = tapped(answering(new Response()));
    stop();
    await window.fetch(SEND);
    expect(heard).toEqual([]);
    const next = listen('next');
    await window.fetch(SEND);
    expect(next.heard).toHaveLength(2);
  });

  it('does not fall asleep because an older listener went', async () => {
    const { window, stop, listen } = tapped(answering(new Response()));
    const next = listen('next');
    stop();
    await window.fetch(SEND);
    expect(next.heard).toHaveLength(2);
  });
});
