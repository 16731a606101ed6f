/** A request as it came in. */
export interface Request {
  method: string;
  host: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  cookies: Map<string, string>;
  body: string;
  /** Aborts when the other side has gone or the simulator closes. */
  closed: AbortSignal;
}

/** One line of the log of `Simulator.requests()`. */
export interface ReceivedRequest {
  /** By the simulator's clock, epoch ms. */
  at: number;
  method: string;
  host: string;
  path: string;
  query: string;
  /** Name of the simulator's own route; `none` when nothing matches. */
  route: string;
  headers: Record<string, string>;
  /** Names of the cookies that came along. */
  cookies: string[];
  /** An `Authorization: Bearer` header came along. */
  bearer: boolean;
  body: string;
  /** What was answered; null while it is open, 0 when the connection was reset or nothing was sent. */
  status: number | null;
}

/** The body as an object; null when it is not one. */
export function bodyObject(request: Request): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(request.body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** The bearer token, or null. */
export function bearerToken(request: Request): string | null {
  return /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
}
