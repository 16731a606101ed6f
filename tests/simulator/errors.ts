import { type Headers, type HttpReply, json } from './reply';
import { sentence } from './texts';

/** Error bodies as ChatGPT's API sends them: `detail` is a string, an object or a list. */
export const detail = (status: number, value: unknown, headers: Headers = {}): HttpReply =>
  json(status, { detail: value }, headers);

export const tokenExpired = (): HttpReply =>
  detail(401, {
    message: sentence('token-expired'),
    type: 'invalid_request_error',
    param: null,
    code: 'token_expired',
  });

export const tokenMissing = (): HttpReply => detail(401, 'Unauthorized - Access token is missing');

/** The answer to cookies without a token: not 401, and not "deleted" either. */
export const conversationInaccessible = (id: string): HttpReply =>
  detail(404, {
    code: 'conversation_inaccessible',
    can_retry: false,
    conversation_id: id,
    message: 'Log in to view this conversation',
  });

export const conversationNotFound = (): HttpReply =>
  detail(404, { message: sentence('conversation-not-found'), code: 'conversation_not_found' });

export const tooManyRequests = (retryAfterSeconds: number | null): HttpReply =>
  detail(
    429,
    sentence('too-many-in-a-minute'),
    retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) },
  );

/** A validation error as the server's framework writes it. */
export const unprocessable = (location: string[], message: string, limit?: number): HttpReply =>
  detail(422, [
    {
      loc: location,
      msg: message,
      type: 'value_error.number.not_le',
      ...(limit === undefined ? {} : { ctx: { limit_value: limit } }),
    },
  ]);

export const notFoundJson = (): HttpReply => detail(404, 'Not Found');
