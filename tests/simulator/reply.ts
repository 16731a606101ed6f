import { toJson } from './json';

export type Headers = Record<string, string | string[]>;

/** An answer with a status; a body in pieces is sent as the pieces come. */
export interface HttpReply {
  status: number;
  headers: Headers;
  body: string | Buffer | AsyncIterable<string>;
}

/**
 * What happens to a request. `reset`: the stream is reset before any header. `disconnect`: the whole connection dies.
 * `hang`: nothing ever comes.
 */
export type Reply = HttpReply | 'reset' | 'disconnect' | 'hang';

/** Thrown inside a body of pieces: the connection dies there, in the middle of the answer. */
export class Cut extends Error {}

export function json(status: number, body: unknown, headers: Headers = {}): HttpReply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: toJson(body) };
}

export function html(status: number, body: string, headers: Headers = {}): HttpReply {
  return { status, headers: { 'content-type': 'text/html; charset=UTF-8', ...headers }, body };
}

/** For text that goes into HTML or an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
