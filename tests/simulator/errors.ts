import { type Headers, type HttpReply, html, json } from './reply';
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

/** Ray ids look like this; the last three letters name the data centre. */
export const RAY_ID = '9a51b0a7c0de51b0-FRA';

const EDGE_ERRORS: Record<number, string> = {
  502: 'Bad gateway',
  503: 'Service temporarily unavailable',
  504: 'Gateway time-out',
  520: 'Web server is returning an unknown error',
  521: 'Web server is down',
  522: 'Connection timed out',
  523: 'Origin is unreachable',
  524: 'A timeout occurred',
  525: 'SSL handshake failed',
  526: 'Invalid SSL certificate',
  527: 'Railgun Error',
};

/** The error page of the edge in front of ChatGPT: a whole document without any of ChatGPT's own page. */
export function edgeErrorPage(status: number): HttpReply {
  const name = EDGE_ERRORS[status] ?? 'Error';
  return html(
    status,
    `<!DOCTYPE html>
<html lang="en-US"><head><title>chatgpt.com | ${status}: ${name}</title><meta charset="UTF-8">
<meta name="robots" content="noindex, nofollow"><meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="stylesheet" href="/cdn-cgi/styles/main.css"></head>
<body><div id="cf-wrapper"><div id="cf-error-details" class="p-0">
<header><h1><span>${name}</span> <span class="code">Error code ${status}</span></h1>
<p>Visit <a href="https://www.cloudflare.com/">cloudflare.com</a> for more information.</p></header>
<ul class="hosts"><li><b>You</b><span>Browser</span><em>Working</em></li><li><b>Frankfurt</b><span>Cloudflare</span><em>Working</em></li>
<li class="broken"><b>chatgpt.com</b><span>Host</span><em>Error</em></li></ul>
<section><h2>What happened?</h2><p>The web server reported a ${name.toLowerCase()} error. Error reference number: ${status}</p>
<h2>What can I do?</h2><p>Please try again in a few minutes.</p></section>
<footer><p>Ray ID: <strong>${RAY_ID.slice(0, 16)}</strong> &bull; Your IP: 203.0.113.7 &bull; Performance &amp; security by Cloudflare</p></footer>
</div></div></body></html>`,
  );
}

/** The block page of the edge ("Unable to load site"). */
export function blockPage(): HttpReply {
  return html(
    403,
    `<!DOCTYPE html>
<html lang="en"><head><title>Unable to load site</title><meta charset="UTF-8"><link rel="stylesheet" href="/cdn-cgi/styles/main.css"></head>
<body><main class="blocked"><div class="blocked-icon" aria-hidden="true">!</div><h1>Unable to load site</h1>
<p>Please try again later. If you are using a VPN, try turning it off. Check the
<a href="https://status.openai.com">status page</a> for information on outages.</p>
<p class="small">[IP: 203.0.113.7 | Ray ID: ${RAY_ID.slice(0, 16)}]</p></main></body></html>`,
  );
}

/** The bot check of the edge ("Just a moment..."). */
export function challengePage(): HttpReply {
  return html(
    403,
    `<!DOCTYPE html>
<html lang="en-US"><head><title>Just a moment...</title><meta charset="UTF-8"><meta name="robots" content="noindex,nofollow">
<link rel="stylesheet" href="/cdn-cgi/styles/main.css"><script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></head>
<body><main class="challenge"><h1>chatgpt.com</h1><h2 id="challenge-running">Verify you are human by completing the action below.</h2>
<p class="box"><span class="checkbox"></span> Verify you are human</p>
<p>chatgpt.com needs to review the security of your connection before proceeding.</p></main></body></html>`,
    { 'cf-mitigated': 'challenge' },
  );
}
