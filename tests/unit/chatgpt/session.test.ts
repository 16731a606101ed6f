// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { ServiceFailedError, SignedOutError } from '../../../lib/chatgpt/errors';
import { createSession } from '../../../lib/chatgpt/session';
import { aServer, json } from './a-server';

const MINUTE = 60_000;

function aSession(answer: Parameters<typeof aServer>[0]) {
  const server = aServer(answer);
  const clock = { now: 0 };
  return { ...server, clock, session: createSession(document, { ...server.reading, now: () => clock.now }) };
}

function bootstrap(value: unknown) {
  const data = document.createElement('script');
  data.type = 'application/json';
  data.id = 'client-bootstrap';
  data.textContent = typeof value === 'string' ? value : JSON.stringify(value);
  document.body.replaceChildren(data);
}

const GIVEN = { accessToken: 'token-of-the-page', account: { id: 'account-1' } };
const ASKED = { accessToken: 'token-of-the-route', account: { id: 'account-2' } };

beforeEach(() => document.body.replaceChildren());

describe('createSession', () => {
  it('takes the token that came with the page, without a request', async () => {
    bootstrap(GIVEN);
    const { session, received } = aSession(() => json(ASKED));
    expect(await session.credentials()).toEqual({ token: 'token-of-the-page', account: 'account-1' });
    expect(received).toEqual([]);
  });

  it('finds it where the page wraps its session', async () => {
    bootstrap({ authStatus: 'logged_in', session: GIVEN });
    const { session, received } = aSession(() => json(ASKED));
    expect((await session.credentials()).token).toBe('token-of-the-page');
    expect(received).toEqual([]);
  });

  it('asks for another one after ten minutes, once', async () => {
    bootstrap(GIVEN);
    const { session, received, clock } = aSession(() => json(ASKED));
    clock.now = 11 * MINUTE;
    expect(await session.credentials()).toEqual({ token: 'token-of-the-route', account: 'account-2' });
    await session.credentials();
    expect(received).toHaveLength(1);
    clock.now = 22 * MINUTE;
    await session.credentials();
    expect(received).toHaveLength(2);
  });

  it('asks when a fresh one is wanted, and stays with it', async () => {
    bootstrap(GIVEN);
    const { session } = aSession(() => json(ASKED));
    await session.credentials({ fresh: true });
    expect((await session.credentials()).token).toBe('token-of-the-route');
  });

  it.each([
    ['broken data', '{'],
    ['no token', { accessToken: null }],
    ['a token that would break a header', { accessToken: 'evil\r\nx: y' }],
  ])('asks when the page came with %s', async (_, value) => {
    bootstrap(value);
    const { session } = aSession(() => json(ASKED));
    expect((await session.credentials()).token).toBe('token-of-the-route');
  });

  it('knows the account without a request', () => {
    bootstrap(GIVEN);
    const { session, received } = aSession(() => json(ASKED));
    expect(session.account()).toBe('account-1');
    bootstrap({});
    expect(session.account()).toBeNull();
    expect(received).toEqual([]);
  });

  it('says that nobody is signed in', async () => {
    const { session } = aSession(() => json({}));
    await expect(session.credentials()).rejects.toBeInstanceOf(SignedOutError);
  });

  it('does not take an outage for a sign-out', async () => {
    const { session } = aSession(() => json({}, 503));
    await expect(session.credentials()).rejects.toBeInstanceOf(ServiceFailedError);
  });
});
