import type { HttpReply } from '../reply';

/** An answer of server-sent events, with the headers of the real one. */
export function eventStream(body: AsyncIterable<string> | string[]): HttpReply {
  return {
    status: 200,
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'x-conduit-token': 'simulated-conduit-token',
    },
    body: Array.isArray(body) ? body.join('') : body,
  };
}
