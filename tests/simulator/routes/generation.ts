import { detail } from '../errors';
import { REALTIME_HOST } from '../hosts';
import { json } from '../reply';
import { bodyObject } from '../request';
import { eventStream } from '../stream/event-stream';
import { SENTINEL_TOKEN, send } from '../stream/send';
import { sentence } from '../texts';
import type { Route } from './route';

/** Sending a prompt, and everything around it. */
export const generationRoutes: Route[] = [
  {
    name: 'prepare',
    method: 'POST',
    pattern: /^\/backend-api\/f\/conversation\/prepare$/,
    token: true,
    handle: () => json(200, { status: 'ok', conduit_token: 'simulated-conduit-token' }),
  },
  {
    name: 'sentinel',
    method: 'POST',
    pattern: /^\/backend-api\/sentinel\/chat-requirements(?:\/prepare|\/finalize)?$/,
    token: true,
    handle: () => json(200, { persona: 'chatgpt-paid', token: SENTINEL_TOKEN, expire_after: 540 }),
  },
  {
    name: 'generation',
    method: 'POST',
    pattern: /^\/backend-api\/(?:f\/)?conversation$/,
    token: true,
    handle: (site, request, _, fault) => send(site, request, fault),
  },
  {
    name: 'realtime',
    method: 'GET',
    pattern: /^\/backend-api\/celsius\/ws\/user$/,
    token: true,
    handle: () =>
      json(200, {
        websocket_url: `wss://${REALTIME_HOST}/ws/user/user-simulated?verify=simulated-realtime-token`,
      }),
  },
  {
    name: 'resume',
    method: 'POST',
    pattern: /^\/backend-api\/f\/conversation\/resume$/,
    token: true,
    handle(site, request) {
      const body = bodyObject(request);
      const run = site.runs.get(String(body?.conversation_id));
      if (run === undefined || run.state === 'failed') {
        return detail(404, { message: sentence('network-error'), code: 'tokenless_resume_unavailable' });
      }
      return eventStream(run.read(Number(body?.offset) || 0, request.closed));
    },
  },
  {
    name: 'stop',
    method: 'POST',
    pattern: /^\/backend-api\/stop_conversation$/,
    token: true,
    handle(site, request) {
      const id = String(bodyObject(request)?.conversation_id);
      site.runs.get(id)?.end('stopped');
      return json(200, { status: 'ok', last_message_id: site.store.get(id)?.currentNode ?? null });
    },
  },
  {
    name: 'prepare',
    method: 'POST',
    pattern: /^\/backend-api\/conversation\/init$/,
    token: true,
    handle: () => json(200, { type: 'conversation_detail_metadata', limits_progress: [] }),
  },
];
