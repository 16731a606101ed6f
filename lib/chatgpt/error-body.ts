/** What the body of an error says. */
export interface ErrorBody {
  /** `detail.code` or `error.code`, as the site's own client reads it; null when there is none. */
  code: string | null;
  message: string | null;
  /** In how many seconds a limit ends (`clears_in`); null where nothing says so. */
  clearsIn: number | null;
}

const NOTHING: ErrorBody = { code: null, message: null, clearsIn: null };

/**
 * Reads the body of an error: `detail` is a string, an object or a list; others use `error`. A body that was cut or is no JSON says
 * nothing. The order of preference is the client's own (bundle of mid-2024, still true of the bodies of 2026).
 */
export function readErrorBody(body: string | null): ErrorBody {
  if (body === null) return NOTHING;
  try {
    const { detail, error } = asObject(JSON.parse(body));
    const inner = asObject(detail);
    const code = inner.code ?? asObject(inner.error).code ?? asObject(error).code;
    const message = [
      error,
      detail,
      inner.message,
      inner.description,
      asObject(inner.error).message,
      asObject(error).message,
    ].find((text) => typeof text === 'string');
    return {
      code: typeof code === 'string' ? code.slice(0, 80) : null,
      message: typeof message === 'string' ? message.slice(0, 500) : null,
      clearsIn: typeof inner.clears_in === 'number' ? inner.clears_in : null,
    };
  } catch {
    return NOTHING;
  }
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
