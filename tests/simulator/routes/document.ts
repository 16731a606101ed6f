import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ChatgptSite } from '../chatgpt-site';
import { toJson } from '../json';
import { escapeHtml, html, type Reply } from '../reply';
import type { Request } from '../request';
import { ACCOUNT_ID, documentCookies, SESSION_COOKIE } from '../sessions';
import { UIS, type Ui } from '../settings';
import type { Route } from './route';

const STYLES = ['colours', 'elements', 'frame', 'turns', 'errors', 'composer', 'overlays', 'narrow'];
const CLIENT_FILES = new URL('../client/', import.meta.url);

/** Documents and the files they load. */
export const documentRoutes: Route[] = [
  {
    name: 'asset',
    method: 'GET',
    pattern: /^\/cdn\/assets\/((?:[a-z-]+\/)?[a-z-]+\.(?:js|css|svg))$/,
    token: false,
    handle: (_, __, [name = '']) => clientFile(name),
  },
  {
    name: 'asset',
    method: 'GET',
    pattern: /^\/(favicon)\.ico$/,
    token: false,
    handle: () => clientFile('favicon.svg'),
  },
  {
    name: 'document',
    method: 'GET',
    pattern: /^\/(?:|c\/[^/]+|g\/[^/]+(?:\/project|\/c\/[^/]+)?)$/,
    token: false,
    handle: (site, request) => appDocument(site, request),
  },
];

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** A file of the folder `client`. */
export function clientFile(name: string): Reply {
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'text/plain';
  try {
    return {
      status: 200,
      headers: { 'content-type': type },
      body: readFileSync(new URL(name, CLIENT_FILES)),
    };
  } catch {
    return html(404, 'Not found');
  }
}

function appDocument(site: ChatgptSite, request: Request): Reply {
  const nonce = randomBytes(16).toString('base64');
  const asked = request.query.get('ui');
  const state = site.pageState();
  const isUi = (value: string | null): value is Ui => UIS.some((ui) => ui === value);
  if (isUi(asked)) state.ui = asked;
  const signedIn = site.settings.signedIn;
  // The very first visit sets the session's cookie with this answer and is signed in already.
  const bootstrap = {
    authStatus: signedIn ? 'logged_in' : 'logged_out',
    session: signedIn
      ? {
          accessToken: site.sessions.accessToken,
          account: { id: site.settings.workspace ?? ACCOUNT_ID, planType: 'plus' },
          user: { id: 'user-simulated', name: 'Robin Example' },
        }
      : null,
    accessToken: signedIn ? site.sessions.accessToken : null,
    account: signedIn ? { id: site.settings.workspace ?? ACCOUNT_ID } : null,
    locale: site.settings.locale,
  };
  const data = (id: string, value: unknown) =>
    `<script type="application/json" id="${id}" nonce="${nonce}">${toJson(value).replace(/</g, '\\u003c')}</script>`;
  const theme = site.settings.theme === 'system' ? '' : site.settings.theme;
  return html(
    200,
    `<!DOCTYPE html>
<html lang="${escapeHtml(site.settings.locale)}" class="${theme}" dir="ltr"><head><meta charset="UTF-8"><title>ChatGPT</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="/favicon.ico">
${STYLES.map((name) => `<link rel="stylesheet" href="/cdn/assets/styles/${name}.css">`).join('\n')}
${data('client-bootstrap', bootstrap)}
${data('simulator-state', state)}
<script type="module" nonce="${nonce}" src="/cdn/assets/app.js"></script></head>
<body><div id="root"></div></body></html>`,
    {
      'content-security-policy': [
        "default-src 'self'",
        `script-src 'self' 'nonce-${nonce}' 'wasm-unsafe-eval'`,
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self' https://ab.chatgpt.com wss://ws.chatgpt.com",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
      ].join('; '),
      'set-cookie': signedIn && request.cookies.has(SESSION_COOKIE) ? [] : documentCookies(signedIn),
    },
  );
}
