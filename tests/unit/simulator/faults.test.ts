import { describe, expect, it } from 'vitest';
import { FAULT_IDS, FAULTS, type FaultId, faultRow } from '../../simulator/faults';
import type { RouteName } from '../../simulator/routes/route';
import { sentence } from '../../simulator/texts';
import { type Answer, TOKEN } from './browse';
import { idOf, withSimulator } from './with-simulator';

const bench = withSimulator();

const SIGNED_IN = '__Secure-next-auth.session-token=simulated-session';

/** What never answers is given up after so many ms; everything else answers long before, on a busy machine, too. */
const PATIENCE = 1_000;

/** One request of every kind. */
function visit(route: RouteName): Promise<Answer> {
  const id = idOf(bench, 'Why lighthouses blink');
  const get = (path: string) =>
    bench.browse.ask(path, { headers: { ...TOKEN, cookie: SIGNED_IN }, patience: PATIENCE });
  const post = (path: string) =>
    bench.browse.ask(path, {
      method: 'POST',
      headers: TOKEN,
      body: { conversation_id: id },
      patience: PATIENCE,
    });
  const paths: Record<RouteName, () => Promise<Answer>> = {
    document: () => get('/'),
    asset: () => get('/cdn/assets/app.js'),
    session: () => get('/api/auth/session'),
    account: () => get('/backend-api/me'),
    history: () => get('/backend-api/conversations?limit=28'),
    projects: () => get('/backend-api/gizmos/snorlax/sidebar'),
    conversation: () => get(`/backend-api/conversation/${id}`),
    'stream-status': () => get(`/backend-api/conversation/${id}/stream_status`),
    files: () => get('/backend-api/files/download/file_x'),
    generation: () => bench.browse.send('hello', {}, PATIENCE),
    realtime: () => get('/backend-api/celsius/ws/user'),
    resume: () => post('/backend-api/f/conversation/resume'),
    prepare: () => post('/backend-api/f/conversation/prepare'),
    sentinel: () => post('/backend-api/sentinel/chat-requirements'),
    stop: () => post('/backend-api/stop_conversation'),
    telemetry: () => post('/ces/v1/t'),
  };
  return paths[route]();
}

describe('the table of faults', () => {
  it.each(FAULT_IDS)('%s changes what its routes answer, until it is recovered', async (id) => {
    const row = faultRow(id);
    expect(row.sentence).toMatch(/[."]$/);
    for (const route of row.routes ?? []) {
      const before = await visit(route);
      bench.simulator.chatgpt.fail(id);
      const during = await visit(route);
      bench.simulator.chatgpt.recover(id);
      const strip = ({ status, body, broke }: Answer) => ({ status, body, broke });
      expect(strip(during), `${id} on ${route}`).not.toEqual(strip(before));
      if (row.edge === false) expect(during.headers['cf-ray']).toBeUndefined();
      else if (during.status !== null) expect(during.headers['cf-ray']).toBeTruthy();
    }
    bench.simulator.chatgpt.fail(id);
    await visit('history');
    bench.simulator.chatgpt.recover();
    expect((await visit('history')).status).toBe(200);
  });

  it('has an effect in every row', () => {
    for (const id of FAULT_IDS) {
      const row = faultRow(id);
      expect(row.chrome ?? row.reply ?? row.stream, id).toBeDefined();
    }
  });
});

describe('the bodies of failures', () => {
  const answer = async (id: FaultId, route: RouteName) => {
    bench.simulator.chatgpt.fail(id);
    return visit(route);
  };
  const detail = ({ body }: Answer) => JSON.parse(body).detail;

  it('are objects, strings or HTML, as the real ones', async () => {
    expect(detail(await answer('error-card', 'generation'))).toEqual({
      message: sentence('generation-failed'),
    });
    expect(detail(await answer('hmm', 'generation'))).toBe(sentence('hmm'));
    expect(detail(await answer('model-cap', 'generation'))).toMatchObject({
      code: 'model_cap_exceeded',
      clears_in: 9665,
    });
    expect(detail(await answer('session-expired', 'history')).code).toBe('token_expired');
  });

  it.each([502, 504, 520, 521, 522, 523, 524, 525, 526, 527] as const)(
    'are the edge’s own page for %i',
    async (status) => {
      const received = await answer(`edge-${status}`, 'document');
      expect(received.status).toBe(status);
      expect(received.headers['content-type']).toContain('text/html');
      expect(received.body).toContain('Ray ID');
      expect(received.body).toContain(`Error reference number: ${status}`);
      expect(received.body).not.toContain('id="root"');
      expect((await visit('generation')).body).toContain('Ray ID');
    },
  );

  it('are a block page and a bot check with 403', async () => {
    expect(await answer('blocked', 'document')).toMatchObject({
      body: expect.stringContaining('Unable to load site'),
    });
    const check = await answer('challenge', 'document');
    expect(check.status).toBe(403);
    expect(check.headers['cf-mitigated']).toBe('challenge');
    expect(check.body).toContain('Just a moment');
    bench.simulator.chatgpt.recover();
    expect((await answer('challenge-api', 'document')).status).toBe(200);
    expect((await visit('history')).headers['cf-mitigated']).toBe('challenge');
  });

  it('are missing altogether when the connection dies', async () => {
    const reset = await answer('send-reset', 'generation');
    expect(reset).toMatchObject({ status: null, broke: expect.any(String) });
    bench.simulator.chatgpt.recover();
    expect(await answer('unreachable', 'document')).toMatchObject({ status: null });
    expect((await bench.browse.ask('/proxy/status.openai.com', { host: 'status.openai.com' })).status).toBe(
      200,
    );
  });

  it('are 200 with nothing useful in it for odd data', async () => {
    expect(JSON.parse((await answer('empty-history', 'history')).body)).toMatchObject({
      items: [],
      total: 0,
    });
    expect(JSON.parse((await answer('history-without-items', 'history')).body)).toEqual({});
    expect((await answer('history-html', 'history')).headers['content-type']).toContain('html');
  });

  it('carry Retry-After only when told to', async () => {
    expect((await answer('rate-limit-modal', 'history')).headers['retry-after']).toBeUndefined();
    bench.simulator.chatgpt.fail('rate-limit-modal', { retryAfterSeconds: 120 });
    expect((await visit('conversation')).headers['retry-after']).toBe('120');
  });
});

describe('the ways to vary a fault', () => {
  it('hits a number of requests and is gone', async () => {
    bench.simulator.chatgpt.fail('history-500', { times: 2 });
    const statuses = [];
    for (let request = 0; request < 3; request++) statuses.push((await visit('history')).status);
    expect(statuses).toEqual([500, 500, 200]);
    expect(bench.simulator.chatgpt.faults()).toEqual([]);
  });

  it('hits other routes, with another status', async () => {
    bench.simulator.chatgpt.fail('error-card', { routes: ['history'], status: 503 });
    expect((await visit('history')).status).toBe(503);
    expect((await visit('generation')).status).toBe(200);
  });

  it('speaks other words and other languages', async () => {
    const say = async (options: Parameters<typeof bench.simulator.chatgpt.fail>[1]) => {
      bench.simulator.chatgpt.fail('error-card', options);
      return JSON.parse((await visit('generation')).body).detail.message;
    };
    expect(await say({ text: 'Anything at all' })).toBe('Anything at all');
    expect(await say({ textKey: 'error-in-stream' })).toBe('Error in message stream');
    expect(await say({ textKey: 'delivery-timed-out', locale: 'ja' })).toBe(
      'メッセージ配信がタイムアウトしました。もう一度お試しください。',
    );
    bench.simulator.chatgpt.set({ locale: 'ja' });
    expect(await say({ textKey: 'error-in-stream' })).toBe('Error in message stream');
  });

  it('lets the fault switched on last decide, and combines with others', async () => {
    bench.simulator.chatgpt.fail('api-503');
    bench.simulator.chatgpt.fail('history-500');
    expect((await visit('history')).status).toBe(500);
    expect((await visit('conversation')).status).toBe(503);
  });

  it('ends with a reset, settings included', async () => {
    bench.simulator.chatgpt.set({ ui: 'renderer' });
    bench.simulator.chatgpt.fail('everything-503');
    bench.simulator.reset();
    expect((await visit('document')).status).toBe(200);
    expect(bench.simulator.chatgpt.settings().ui).toBe('classic');
  });
});

describe('open pages', () => {
  it('are told at once what to show, in which words', async () => {
    const told: Record<string, unknown>[] = [];
    const watching = bench.browse.ask('/__simulator/events', { patience: 400 });
    await new Promise((resolve) => setImmediate(resolve));
    bench.simulator.chatgpt.fail('dialog', { locale: 'ja' });
    bench.simulator.chatgpt.set({ ui: 'list' });
    for (const block of (await watching).body.split('\n\n').filter(Boolean))
      told.push(JSON.parse(block.slice(6)));
    expect(told.at(-1)).toMatchObject({
      ui: 'list',
      chrome: [{ id: 'dialog', kind: 'dialog', title: '問題が発生しました', text: sentence('dialog') }],
    });
    expect(bench.simulator.requests().some(({ path }) => path.startsWith('/__simulator'))).toBe(false);
  });

  it('hear of every fault that shows something by itself', () => {
    const kinds = FAULT_IDS.map((id) => faultRow(id).chrome).filter((chrome) => chrome !== undefined);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(Object.keys(FAULTS).length).toBeGreaterThan(50);
  });
});
