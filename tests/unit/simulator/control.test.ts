import { describe, expect, it } from 'vitest';
import { SCENES, type SceneId } from '../../simulator/control/scenes';
import { TOKEN } from './browse';
import { withSimulator } from './with-simulator';

const bench = withSimulator();
const CONSOLE = '127.0.0.1';

const get = (path: string) => bench.browse.ask(path, { host: CONSOLE });
const post = async (command: string, body: Record<string, unknown> = {}) => {
  const answer = await bench.browse.ask(`/control/${command}`, { host: CONSOLE, method: 'POST', body });
  return { status: answer.status, ...(JSON.parse(answer.body) as { result?: unknown; error?: string }) };
};
const state = async () => JSON.parse((await get('/control/state')).body);
const history = async () => (await bench.browse.ask('/backend-api/conversations', { headers: TOKEN })).status;

describe('the console', () => {
  it('is a page with its script and style', async () => {
    expect((await get('/control')).body).toContain('<title>Simulator console</title>');
    expect((await get('/control/assets/control.js')).headers['content-type']).toContain('javascript');
    expect((await get('/control/assets/control.css')).headers['content-type']).toContain('css');
    expect((await get('/other')).status).toBe(404);
  });

  it('shows what is on, and everything that could be', async () => {
    bench.simulator.chatgpt.fail('hmm');
    const shown = await state();
    expect(shown).toMatchObject({ settings: { ui: 'classic' }, faults: [{ id: 'hmm' }], statusFault: null });
    expect(shown.tables.faults.length).toBeGreaterThan(50);
    expect(shown.tables.chatgptComponents).toHaveLength(15);
    expect(shown.components).toHaveLength(33);
  });
});

describe('commands over HTTP', () => {
  it('drive ChatGPT', async () => {
    expect(await post('fail', { fault: 'history-500', times: 1 })).toEqual({ status: 200, result: null });
    expect([await history(), await history()]).toEqual([500, 200]);
    await post('fail', { fault: 'history-500' });
    await post('recover', { fault: 'history-500' });
    expect(await history()).toBe(200);
    await post('set', { ui: 'list' });
    expect(bench.simulator.chatgpt.settings().ui).toBe('list');
    await post('expire-token');
    expect(await history()).toBe(401);
    await post('reset');
    expect(bench.simulator.chatgpt.settings().ui).toBe('classic');
    expect(JSON.parse((await get('/control/requests')).body)).toEqual([]);
  });

  it('drive the status page', async () => {
    const { result } = await post('status-incident', { name: 'Trouble', components: ['Search'] });
    expect((await state()).incidents).toMatchObject([{ id: result, status: 'investigating' }]);
    await post('status-update', {
      id: result,
      state: 'resolved',
      message: 'Done.',
      componentStatus: 'operational',
    });
    expect((await state()).incidents).toMatchObject([{ status: 'resolved' }]);
    await post('status-component', { component: 'Login', state: 'partial_outage' });
    const login = (await state()).components.find(
      ({ id }: { id: string }) => id === '01JMXBNJXG1S2D9V65P1ZZTD94',
    );
    expect(login.status).toBe('partial_outage');
    await post('status-play', {
      report: { name: 'Later', components: ['Agent'] },
      times: { reportedAfter: 1000 },
    });
    bench.now += 1000;
    expect((await state()).incidents).toHaveLength(2);
    await post('status-clear');
    expect((await state()).incidents).toEqual([]);
    await post('status-fail', { fault: 'gone', routes: ['proxy'] });
    expect((await state()).statusFault).toMatchObject({ id: 'gone' });
    await post('status-recover');
    expect((await state()).statusFault).toBeNull();
  });

  it('refuse what they do not know, in a sentence', async () => {
    expect(await post('fail', { fault: 'nonsense' })).toMatchObject({
      status: 400,
      error: 'There is no fault "nonsense".',
    });
    expect(await post('scene', { scene: 'toString' })).toMatchObject({ status: 400 });
    expect(await post('status-component', { component: 'Nobody', state: 'operational' })).toMatchObject({
      status: 400,
    });
    expect(await post('constructor')).toMatchObject({ status: 404 });
  });
});

describe('scenes', () => {
  it.each(Object.keys(SCENES) as SceneId[])('%s can be played after any other', async (scene) => {
    await post('scene', { scene: 'reported-outage' });
    expect((await post('scene', { scene })).status).toBe(200);
    await post('scene', { scene: 'calm' });
    expect(await state()).toMatchObject({ faults: [], incidents: [], statusFault: null });
    expect(await history()).toBe(200);
  });

  it('tell the late all-clear on the clock', async () => {
    await post('scene', { scene: 'late-all-clear' });
    const impaired = async () =>
      (await state()).components.filter(({ status }: { status: string }) => status !== 'operational').length;
    expect(await impaired()).toBe(2);
    expect(await history()).toBe(200);
    bench.now += 61_000;
    expect(await impaired()).toBe(0);
    expect((await state()).incidents[0].status).toBe('monitoring');
    bench.now += 60_000;
    expect((await state()).incidents[0].status).toBe('resolved');
  });
});
