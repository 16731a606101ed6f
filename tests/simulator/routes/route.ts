import type { ChatgptSite } from '../chatgpt-site';
import type { StreamStrike } from '../faults';
import type { Reply } from '../reply';
import type { Request } from '../request';

/** What a request to chatgpt.com is for; faults are limited by these names, the request log shows them. */
export const ROUTE_NAMES = [
  'document',
  'asset',
  'session',
  'account',
  'history',
  'projects',
  'conversation',
  'stream-status',
  'files',
  'generation',
  'realtime',
  'resume',
  'prepare',
  'sentinel',
  'stop',
  'telemetry',
] as const;
export type RouteName = (typeof ROUTE_NAMES)[number];

/** One row of the route table. `pattern` is matched against the whole path; its groups come as `parts`. */
export interface Route {
  name: RouteName;
  method: 'GET' | 'POST' | 'PATCH';
  pattern: RegExp;
  /** Needs the bearer token, as every `/backend-api` route does. */
  token: boolean;
  /** Counts against the allowance for reading conversations. */
  throttled?: true;
  handle(
    site: ChatgptSite,
    request: Request,
    parts: string[],
    streamFault: StreamStrike | null,
  ): Reply | Promise<Reply>;
}
