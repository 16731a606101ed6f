import { type HttpReply, json } from '../reply';

/** Headers as measured: open to every page, no ETag, no Last-Modified. */
export function feedReply(body: string): HttpReply {
  const headers = {
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=0, must-revalidate',
  };
  return { ...json(200, null, headers), body };
}
