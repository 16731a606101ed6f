import { type HttpReply, html } from './reply';

/** Ray ids look like this; the last three letters name the data centre. */
export const RAY_ID = '9a51b0a7c0de51b0-FRA';

const RAY = RAY_ID.slice(0, 16);
const ADDRESS = '203.0.113.7';

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
  const host = (place: string, what: string, state: string) =>
    `<li class="${state === 'Error' ? 'broken' : ''}"><i></i><b>${place}</b><span>${what}</span><em>${state}</em></li>`;
  return edgeDocument(
    status,
    `chatgpt.com | ${status}: ${name}`,
    `<div id="cf-wrapper"><div id="cf-error-details">
<header><h1>${name} <small>Error code ${status}</small></h1><p>Visit <a href="https://www.cloudflare.com/5xx-error-landing">cloudflare.com</a> for more information.</p></header>
<ul>${host('You', 'Browser', 'Working')}${host('Frankfurt', 'Cloudflare', 'Working')}${host('chatgpt.com', 'Host', 'Error')}</ul>
<section><div><h2>What happened?</h2><p>The web server reported a ${name.toLowerCase()} error. Error reference number: ${status}</p></div>
<div><h2>What can I do?</h2><p>Please try again in a few minutes.</p></div></section>
<footer>Ray ID: <strong>${RAY}</strong> &bull; Your IP: ${ADDRESS} &bull; Performance &amp; security by Cloudflare</footer>
</div></div>`,
  );
}

/** The block page of the edge ("Unable to load site"). */
export function blockPage(): HttpReply {
  return edgeDocument(
    403,
    'Unable to load site',
    `<main><div class="blocked-icon" aria-hidden="true">!</div><h1>Unable to load site</h1>
<p>Please try again later. If you are using a VPN, try turning it off. Check the
<a href="https://status.openai.com">status page</a> for information on outages.</p>
<p class="small">[IP: ${ADDRESS} | Ray ID: ${RAY}]</p></main>`,
  );
}

/** The bot check of the edge ("Just a moment..."). */
export function challengePage(): HttpReply {
  return edgeDocument(
    403,
    'Just a moment...',
    `<main><h1>chatgpt.com</h1><p id="challenge-running">Verify you are human by completing the action below.</p>
<p class="box"><span></span> Verify you are human</p>
<p>chatgpt.com needs to review the security of your connection before proceeding.</p>
<p class="small">Ray ID: ${RAY}</p></main>
<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script>`,
    { 'cf-mitigated': 'challenge' },
  );
}

const STYLE = `:root{color-scheme:light}body{margin:0;background:#fff;color:#313131;font:16px/1.5 -apple-system,system-ui,"Segoe UI","Noto Sans",sans-serif}
a{color:#2f7bbf}small{font-size:16px;padding:4px 10px;border-radius:4px;background:#e5e7eb;vertical-align:middle;font-weight:400}
#cf-error-details{max-width:960px;margin:0 auto;padding:40px 20px}h1{font-size:34px;font-weight:500;line-height:1.2;margin:0 0 6px}
ul{display:grid;grid-template-columns:repeat(3,1fr);list-style:none;margin:36px 0;padding:28px 0;background:#f3f3f3;text-align:center}
li{display:grid;gap:2px;justify-items:center;border-inline-end:1px solid #ddd}li:last-child{border:0}li i{width:56px;height:40px;border-radius:8px;background:#9bca3e}
li.broken i{background:#bd2426}li em{font-style:normal;color:#5f8f1a;font-size:20px}li.broken em{color:#bd2426}li span{color:#777}
section{display:grid;grid-template-columns:1fr 1fr;gap:32px}h2{font-weight:500}footer{margin-top:40px;padding-top:16px;border-top:1px solid #ddd;font-size:13px;text-align:center;color:#666}
main{max-width:600px;margin:14vh auto 0;padding:0 20px}.small{font-size:13px;color:#777}
.blocked-icon{width:44px;height:44px;border-radius:50%;display:grid;place-items:center;background:#fee2e2;color:#b91c1c;font-weight:700;font-size:22px;margin-bottom:12px}
.box{display:flex;align-items:center;gap:12px;width:300px;padding:18px 14px;border:1px solid #d0d0d0;background:#fafafa;font-size:14px}.box span{width:24px;height:24px;border:2px solid #666;border-radius:3px}
@media(max-width:600px){section{grid-template-columns:1fr}h1{font-size:26px}}`;

function edgeDocument(
  status: number,
  title: string,
  body: string,
  headers: Record<string, string> = {},
): HttpReply {
  return html(
    status,
    `<!DOCTYPE html>
<html lang="en-US"><head><title>${title}</title><meta charset="UTF-8"><meta name="robots" content="noindex,nofollow">
<meta name="viewport" content="width=device-width,initial-scale=1"><style>${STYLE}</style></head>
<body>${body}</body></html>`,
    headers,
  );
}
