import { text } from './state.js';

const bootstrap = JSON.parse(document.getElementById('client-bootstrap').textContent);
let accessToken = bootstrap.accessToken;
const accountId = bootstrap.account?.id ?? null;
let sessionOver = () => {};

/** Called when the session cannot be renewed. */
export function onSessionOver(listener) {
  sessionOver = listener;
}

/** A failure that the page can put into words. */
export class ApiError extends Error {
  constructor(message, { status = null, code = null, canRetry = true, manner = null } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.canRetry = canRetry;
    /** How the simulator wants the failure shown; null: as usual. */
    this.manner = manner;
  }
}

/** `fetch` with the session's token; renews an expired one once. Resolves whatever the status. */
export async function call(path, { method = 'GET', body, headers = {}, signal } = {}) {
  const send = () =>
    fetch(bootstrap.session === null ? path.replace('/backend-api/', '/backend-anon/') : path, {
      method,
      signal,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: {
        ...(accessToken === null ? {} : { authorization: `Bearer ${accessToken}` }),
        ...(accountId === null ? {} : { 'chatgpt-account-id': accountId }),
        'oai-language': document.documentElement.lang,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
    });
  const response = await send();
  if (response.status !== 401) return response;
  await renewSession();
  if (accessToken !== null) {
    const second = await send();
    if (second.status !== 401) return second;
  }
  sessionOver();
  return response;
}

/** The JSON of an answer; throws an `ApiError` for everything else. */
export async function callJson(path, options) {
  const response = await call(path, options);
  if (!response.ok) throw await readError(response);
  try {
    return await response.json();
  } catch {
    throw new ApiError(text('something-wrong'), { status: response.status });
  }
}

async function renewSession() {
  const response = await fetch('/api/auth/session');
  const session = response.ok ? await response.json() : {};
  accessToken = session.accessToken ?? null;
}

/** Puts an error body into words, in the order of preference of the real client. */
export async function readError(response) {
  const { status } = response;
  const manner = response.headers.get('x-simulator-manner');
  const body = await response.json().catch(() => null);
  if (body === null) return new ApiError(text('generation-failed'), { status, manner });
  const { detail, error } = body;
  const message =
    (typeof error === 'string' ? error : undefined) ??
    (typeof detail === 'string' ? detail : undefined) ??
    detail?.message ??
    detail?.description ??
    detail?.error?.message ??
    text('unknown-server-error');
  return new ApiError(message, {
    status,
    code: detail?.code ?? error?.code ?? null,
    canRetry: detail?.can_retry ?? true,
    manner,
  });
}
