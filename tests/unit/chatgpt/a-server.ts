import type { Reading } from '../../../lib/chatgpt/ask';

export interface Received {
  path: string;
  headers: Record<string, string>;
}

type Reply = { status?: number; body?: unknown; headers?: Record<string, string> } | 'no answer';

export const json = (body: unknown, status = 200): Reply => ({ status, body });

/** A fetch that answers by path; what it was asked is in `received`. */
export function aServer(answer: (path: string, request: Received) => Reply) {
  const received: Received[] = [];
  const fetch = async (input: unknown, init: RequestInit = {}) => {
    const url = new URL(String(input));
    const request = {
      path: url.pathname + url.search,
      headers: { ...(init.headers as Record<string, string>) },
    };
    received.push(request);
    init.signal?.throwIfAborted();
    const reply = answer(url.pathname, request);
    if (reply === 'no answer') throw new TypeError('Failed to fetch');
    const { status = 200, body = '', headers = {} } = reply;
    const isText = typeof body === 'string';
    return new Response(isText ? body : JSON.stringify(body), {
      status,
      headers: { 'content-type': isText ? 'text/html' : 'application/json', ...headers },
    });
  };
  const life = new AbortController();
  const reading: Reading = {
    fetch: fetch as typeof globalThis.fetch,
    now: () => 1_000_000,
    signal: life.signal,
  };
  return { received, reading, abort: () => life.abort() };
}
