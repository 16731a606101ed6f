import { describe, expect, it } from 'vitest';
import { TOKEN } from './browse';
import { idOf, withSimulator } from './with-simulator';

const bench = withSimulator();
const COOKIE = { cookie: '__Secure-next-auth.session-token=simulated-session' };

describe('the document', () => {
  it('sets cookies of every kind and carries the page data, under a strict policy', async () => {
    const { status, headers, body } = await bench.browse.ask('/');
    expect(status).toBe(200);
    const cookies = headers['set-cookie'] as string[];
    expect(cookies.filter((cookie) => cookie.includes('SameSite=Lax')).length).toBeGreaterThan(0);
    expect(cookies.some((cookie) => cookie.includes('SameSite=Strict'))).toBe(true);
    expect(
      cookies.some((cookie) => cookie.includes('SameSite=None') && !cookie.includes('Partitioned')),
    ).toBe(true);
    expect(cookies.some((cookie) => cookie.includes('Partitioned'))).toBe(true);
    expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
    expect(headers['content-security-policy']).not.toContain('unsafe-inline');
    const bootstrap = /id="client-bootstrap"[^>]*>(.*?)<\/script>/.exec(body)?.[1] ?? '';
    expect(JSON.parse(bootstrap)).toMatchObject({ accessToken: 'simulated-access-token-1', account: {} });
  });

  it.each(['/', '/c/any', '/g/g-p-0a-guide/project', '/g/g-p-0a-guide/c/any', '/?temporary-chat=true'])(
    'is the app at %s',
    async (path) => {
      expect((await bench.browse.ask(path)).body).toContain('id="root"');
    },
  );

  it('shows the layout that the address asks for', async () => {
    expect((await bench.browse.ask('/?ui=renderer')).body).toContain('"ui":"renderer"');
  });

  it('serves the scripts and styles of the page and nothing outside their folder', async () => {
    expect((await bench.browse.ask('/cdn/assets/app.js')).headers['content-type']).toContain('javascript');
    expect((await bench.browse.ask('/cdn/assets/layouts/renderer.js')).status).toBe(200);
    expect((await bench.browse.ask('/cdn/assets/styles/turns.css')).status).toBe(200);
    expect((await bench.browse.ask('/cdn/assets/../simulator.ts')).status).toBe(404);
    expect((await bench.browse.ask('/cdn/assets/absent.js')).status).toBe(404);
  });
});

describe('the session', () => {
  it('hands out a token to the cookie and nothing without it', async () => {
    expect(await bench.browse.json('/api/auth/session', { headers: COOKIE })).toMatchObject({
      accessToken: 'simulated-access-token-1',
      account: { id: expect.any(String) },
      user: {},
      expires: expect.stringMatching(/^2027-/),
    });
    expect(JSON.parse((await bench.browse.ask('/api/auth/session')).body)).toEqual({});
  });

  it('refuses an expired token with 401 token_expired, and renews it', async () => {
    bench.simulator.chatgpt.expireToken();
    const refused = await bench.browse.ask('/backend-api/me', { headers: TOKEN });
    expect(refused.status).toBe(401);
    expect(JSON.parse(refused.body).detail.code).toBe('token_expired');
    const { accessToken } = await bench.browse.json<{ accessToken: string }>('/api/auth/session', {
      headers: COOKIE,
    });
    const headers = { authorization: `Bearer ${accessToken}` };
    expect((await bench.browse.ask('/backend-api/me', { headers })).status).toBe(200);
  });

  it('answers cookies without a token with 404 conversation_inaccessible for conversations, 401 elsewhere', async () => {
    const id = idOf(bench, 'Why lighthouses blink');
    const refused = await bench.browse.ask(`/backend-api/conversation/${id}`, { headers: COOKIE });
    expect(refused.status).toBe(404);
    expect(JSON.parse(refused.body).detail).toMatchObject({
      code: 'conversation_inaccessible',
      conversation_id: id,
    });
    expect((await bench.browse.ask('/backend-api/conversations', { headers: COOKIE })).status).toBe(401);
  });

  it('hides the conversations of a workspace from requests without its account header', async () => {
    bench.simulator.chatgpt.set({ workspace: 'team-1' });
    const path = `/backend-api/conversation/${idOf(bench, 'Why lighthouses blink')}`;
    expect((await bench.browse.ask(path, { headers: TOKEN })).status).toBe(404);
    const headers = { ...TOKEN, 'chatgpt-account-id': 'team-1' };
    expect((await bench.browse.ask(path, { headers })).status).toBe(200);
  });

  it('is empty when nobody is signed in, and people without an account see no conversations', async () => {
    bench.simulator.chatgpt.set({ signedIn: false });
    expect(JSON.parse((await bench.browse.ask('/api/auth/session', { headers: COOKIE })).body)).toEqual({});
    expect((await bench.browse.ask('/backend-anon/conversations')).status).toBe(404);
    expect(
      (await bench.browse.ask('/backend-anon/sentinel/chat-requirements', { method: 'POST' })).status,
    ).toBe(200);
  });

  it('tells the account', async () => {
    expect(await bench.browse.json('/backend-api/me')).toMatchObject({ object: 'user' });
    expect(await bench.browse.json('/backend-api/accounts/check/v4-2023-04-27')).toMatchObject({
      accounts: { default: { account: { account_id: expect.any(String) } } },
    });
  });

  it('marks everything as coming from the edge', async () => {
    const { headers } = await bench.browse.ask('/backend-api/me', { headers: TOKEN });
    expect(headers).toMatchObject({ server: 'cloudflare', 'cf-ray': expect.stringMatching(/^\w{16}-FRA$/) });
    expect(headers['x-oai-request-id']).toBeTruthy();
  });
});
