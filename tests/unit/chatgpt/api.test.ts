import { describe, expect, it } from 'vitest';
import { readConversationBodies } from '../../../lib/chatgpt/api';
import {
  ChallengedError,
  InaccessibleError,
  RateLimitedError,
  ServiceFailedError,
  SignedOutError,
  SiteChangedError,
  UnreachableError,
} from '../../../lib/chatgpt/errors';
import type { Session } from '../../../lib/chatgpt/session';
import { aServer, json } from './a-server';

const ID = '6717a3f0-8a34-8001-9c3f-2f2a8d1f0e11';
const TREE = { title: 'Lighthouses', mapping: { root: { id: 'root', parent: null } }, conversation_id: ID };
const page = (ids: string[], previous: boolean | null = false) => ({
  messages: ids.map((id) => ({ id })),
  page_info: { start_cursor: ids[0], ...(previous === null ? {} : { has_previous_page: previous }) },
});

function aSession(): Session & { asked: boolean[] } {
  const asked: boolean[] = [];
  return {
    asked,
    account: () => 'account-1',
    async credentials({ fresh = false } = {}) {
      asked.push(fresh);
      return { token: fresh ? 'new-token' : 'old-token', account: 'account-1' };
    },
  };
}

const readFrom = ({ reading }: ReturnType<typeof aServer>, session = aSession()) =>
  readConversationBodies(ID, session, reading);

const isTreeRoute = (path: string) => path === `/backend-api/conversation/${ID}`;
const isOlder = (path: string) => path.endsWith('/messages');

describe('readConversationBodies', () => {
  it('reads the tree with the session’s token and account, as the text that was served', async () => {
    const text = '{"mapping":{"1":{},"0":{}},"n":12345678901234567890,"t":1700000000.0}';
    const server = aServer(() => ({ body: text, headers: { 'content-type': 'application/json' } }));
    expect(await readFrom(server)).toEqual({
      served: { shape: 'tree', bodies: [text], id: ID },
      account: 'account-1',
      partialBecause: null,
    });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.headers).toEqual({
      authorization: 'Bearer old-token',
      'chatgpt-account-id': 'account-1',
    });
  });

  it.each([
    ['the tree’s route is gone', json({ detail: 'Not Found' }, 404)],
    ['the tree has another shape', json({ nodes: [] })],
    ['the tree is empty', json({ mapping: {} })],
    ['the tree is another conversation', json({ ...TREE, conversation_id: 'another' })],
    ['the tree is no JSON', { body: '<html>' }],
  ])('reads the flat form with all its pages when %s', async (_, tree) => {
    const server = aServer((path, { path: full }) => {
      if (isTreeRoute(path)) return tree;
      if (!isOlder(path)) return json(page(['m5', 'm6'], true));
      return json(full.includes('before=m5') ? page(['m3', 'm4'], true) : page(['m1', 'm2']));
    });
    const { served, partialBecause } = await readFrom(server);
    expect(served.shape).toBe('flat');
    expect(served.bodies.map((body) => JSON.parse(body).messages[0].id)).toEqual(['m5', 'm3', 'm1']);
    expect(partialBecause).toBeNull();
  });

  it.each([
    ['the cursor repeats', page(['m5'], true)],
    ['a page is empty', page([], true)],
    ['a page does not say whether there is more', page(['m3'], null)],
    ['a message has no id', { ...page(['m3'], true), messages: [{}] }],
    ['a page has another shape', { items: [] }],
  ])('says that pages are missing when %s', async (_, older) => {
    const server = aServer((path) => {
      if (isTreeRoute(path)) return json({ detail: 'Not Found' }, 404);
      return json(isOlder(path) ? older : page(['m5'], true));
    });
    const { served, partialBecause } = await readFrom(server);
    expect(served.bodies.length).toBeGreaterThan(0);
    expect(partialBecause).toBe('missing-pages');
  });

  it('tries a refused token once more with a new one', async () => {
    const server = aServer((_, { headers }) =>
      headers.authorization === 'Bearer new-token'
        ? json(TREE)
        : json({ detail: { code: 'conversation_inaccessible', message: 'Log in' } }, 404),
    );
    const session = aSession();
    expect((await readFrom(server, session)).served.shape).toBe('tree');
    expect(session.asked.slice(0, 2)).toEqual([false, true]);
  });

  const refusals: [string, Parameters<typeof aServer>[0], new (...all: never[]) => Error, number][] = [
    ['429', () => json({ detail: 'Too many requests in 1 minute.' }, 429), RateLimitedError, 1],
    ['500', () => json({ detail: { message: 'Oops' } }, 500), ServiceFailedError, 1],
    ['502 as HTML', () => ({ status: 502, body: '<h1>Bad gateway</h1>' }), ServiceFailedError, 1],
    ['no answer', () => 'no answer', UnreachableError, 1],
    [
      'a bot check',
      () => ({ status: 403, body: '<html>', headers: { 'cf-mitigated': 'challenge' } }),
      ChallengedError,
      1,
    ],
    ['the block page', () => ({ status: 403, body: '<h1>Unable to load site</h1>' }), ChallengedError, 1],
    [
      'unusual activity',
      () => json({ detail: 'Unusual activity has been detected from your device.' }, 403),
      ChallengedError,
      1,
    ],
    ['a bare 403', () => ({ status: 403 }), ServiceFailedError, 1],
    ['401 twice', () => json({ detail: { code: 'token_expired' } }, 401), SignedOutError, 2],
    [
      'inaccessible twice',
      () => json({ detail: { code: 'conversation_inaccessible' } }, 404),
      InaccessibleError,
      2,
    ],
    ['not found', () => json({ detail: { code: 'conversation_not_found' } }, 404), InaccessibleError, 1],
    [
      'a redirect',
      () => ({ status: 302, headers: { location: 'https://auth.openai.com/' } }),
      SignedOutError,
      1,
    ],
    ['unknown shapes everywhere', () => json({ hello: 'world' }), SiteChangedError, 2],
    ['a page of HTML', () => ({ body: '<html>' }), SiteChangedError, 2],
  ];
  it.each(refusals)(
    'ends at %s with an error of its own and without another try',
    async (_, answer, kind, tries) => {
      const server = aServer(answer);
      await expect(readFrom(server)).rejects.toBeInstanceOf(kind);
      expect(server.received).toHaveLength(tries);
    },
  );

  it.each([
    ['30', 1_030_000],
    ['999999', 4_600_000],
    ['Thu, 01 Jan 1970 00:17:00 GMT', 1_020_000],
    ['soon', null],
  ])('honours Retry-After: %s', async (retryAfter, until) => {
    const server = aServer(() => ({ status: 429, headers: { 'retry-after': retryAfter } }));
    await expect(readFrom(server)).rejects.toMatchObject({ until });
  });

  it('ends when it is aborted, as an abort', async () => {
    const server = aServer(() => json(TREE));
    server.abort();
    await expect(readFrom(server)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
