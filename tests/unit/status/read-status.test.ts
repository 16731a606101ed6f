import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ReportedComponent } from '../../../lib/evidence/evidence';
import { readStatusPage } from '../../../lib/status/read-status';
import { openai } from '../../../lib/status/sources/openai';
import { hasSharedFixtures, readShared } from '../../support/shared-fixtures';
import {
  API_LOGIN,
  COMPONENTS,
  CONVERSATIONS,
  FEED,
  html,
  INCIDENTS,
  json,
  LOGIN,
  proxyFeed,
  type Reply,
  serve,
  UPLOADS,
  v2Components,
} from './status-page';

const never = new AbortController().signal;
const NOW = 1_770_000_000_000;
const read = (replies: Record<string, () => Reply>, earlier?: ReportedComponent[]) =>
  readStatusPage(openai, serve(replies).request, never, () => NOW, earlier);

async function stateOf(id: string, replies: Record<string, () => Reply>) {
  const seen = await read(replies);
  return seen.result === 'ok' ? seen.components.find((component) => component.id === id) : seen.result;
}

describe('the page’s own feed', () => {
  it('is one plain request that carries nothing of the user', async () => {
    const page = serve({ [FEED]: () => json(proxyFeed()) });
    const seen = await readStatusPage(openai, page.request, never, () => NOW);
    expect(seen).toMatchObject({ kind: 'status', at: NOW, result: 'ok', incidents: [] });
    expect(page.paths()).toEqual([FEED]);
    expect(page.asked[0]?.init).toMatchObject({
      method: 'GET',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    expect(page.asked[0]?.init?.headers).toBeUndefined();
  });

  it('lists every component with its group; what is not named as affected works', async () => {
    const seen = await read({ [FEED]: () => json(proxyFeed({ [CONVERSATIONS]: 'full_outage' })) });
    if (seen.result !== 'ok') throw new Error(seen.result);
    expect(seen.components).toHaveLength(openai.components.length);
    expect(seen.components.find(({ id }) => id === CONVERSATIONS)).toEqual({
      id: CONVERSATIONS,
      name: 'Conversations',
      group: 'ChatGPT',
      status: 'full_outage',
    });
    expect(seen.components.find(({ id }) => id === LOGIN)?.status).toBe('operational');
    expect(seen.components.find(({ id }) => id === API_LOGIN)?.group).toBe('APIs');
  });

  it('calls the group by the name we know when the page has renamed it', async () => {
    const feed = proxyFeed();
    for (const { group } of feed.summary.structure.items) group.name = `The new ${group.name}`;
    expect(await stateOf(CONVERSATIONS, { [FEED]: () => json(feed) })).toMatchObject({ group: 'ChatGPT' });
  });

  it('leaves out hidden components, and ignores ids that it does not list', async () => {
    const feed = proxyFeed({ unheard: 'full_outage' });
    for (const { group } of feed.summary.structure.items)
      for (const member of group.components) member.hidden = member.component_id === UPLOADS;
    const seen = await read({ [FEED]: () => json(feed) });
    expect(seen.result === 'ok' && seen.components.map(({ id }) => id)).not.toContain(UPLOADS);
    expect(seen.result === 'ok' && seen.components.every(({ status }) => status === 'operational')).toBe(
      true,
    );
  });

  it('keeps open incidents apart from states, with what they touch, and drops the broken ones', async () => {
    const incident = {
      id: '01KKWW47249GJZZP9ZGR1PTHV5',
      name: 'Elevated errors',
      status: 'monitoring',
      affected_components: [{ component_id: LOGIN, status: 'degraded_performance' }, 7],
    };
    const feed = proxyFeed({}, { ongoing_incidents: [incident, { id: 5 }, null, 'x'] });
    expect(await read({ [FEED]: () => json(feed) })).toMatchObject({
      result: 'ok',
      incidents: [{ id: incident.id, name: 'Elevated errors', status: 'monitoring', components: [LOGIN] }],
    });
  });

  it('does without the list of incidents', async () => {
    const feed = proxyFeed({}, { ongoing_incidents: undefined, scheduled_maintenances: undefined });
    expect(await read({ [FEED]: () => json(feed) })).toMatchObject({ result: 'ok', incidents: [] });
  });
});

describe('the documented answers, when the feed is gone', () => {
  it('give the components, with the groups of the table', async () => {
    const states = { [LOGIN]: 'major_outage' };
    const seen = await stateOf(LOGIN, { [COMPONENTS]: () => json(v2Components(states)) });
    expect(seen).toEqual({ id: LOGIN, name: 'Login', group: 'ChatGPT', status: 'major_outage' });
  });

  it('take the group of a new component from an earlier report', async () => {
    const body = v2Components();
    body.components.push({
      ...(body.components[0] as never as object),
      id: 'new',
      name: 'Telepathy',
    } as never);
    const earlier = [{ id: 'new', name: 'Telepathy', group: 'ChatGPT', status: 'operational' }];
    const seen = await read({ [COMPONENTS]: () => json(body) }, earlier);
    expect(seen.result === 'ok' && seen.components.find(({ id }) => id === 'new')?.group).toBe('ChatGPT');
  });

  it('name the incidents that are not resolved, a reopened one included', async () => {
    const incidents = [
      { id: 'a', name: 'Solved', status: 'resolved' },
      { id: 'b', name: 'Open again', status: 'monitoring', resolved_at: '2026-03-17T04:09:53Z' },
    ];
    const seen = await read({
      [COMPONENTS]: () => json(v2Components()),
      [INCIDENTS]: () => json({ incidents }),
    });
    expect(seen).toMatchObject({
      result: 'ok',
      incidents: [{ id: 'b', name: 'Open again', status: 'monitoring', components: [] }],
    });
  });

  it('are asked even when the feed is cut off, but not after ten silent seconds', async () => {
    const cut = { [FEED]: () => 'reset' as const, [COMPONENTS]: () => json(v2Components()) };
    expect(await read(cut)).toMatchObject({ result: 'ok' });
  });
});

describe('what is no report', () => {
  const unreadable: [string, () => Reply][] = [
    ['an empty object', () => json({})],
    ['a list', () => json([])],
    ['null', () => json(null)],
    ['HTML with 404', () => html(404)],
    ['HTML with 200', () => html(200)],
    ['a server error', () => json(proxyFeed(), { status: 503 })],
    ['too many requests', () => json({}, { status: 429 })],
    ['cut JSON', () => new Response('{"summary":{', { headers: { 'content-type': 'application/json' } })],
    ['JSON that calls itself text', () => new Response(JSON.stringify(proxyFeed()))],
    ['no components', () => json(proxyFeed({}, { structure: { items: [] }, components: [] }))],
    ['no list of what is affected', () => json(proxyFeed({}, { affected_components: undefined }))],
    ['a state nobody knows', () => json(proxyFeed({ [CONVERSATIONS]: 'on_fire' }))],
    ['an affected component without a state', () => json(proxyFeed({ [CONVERSATIONS]: undefined as never }))],
    [
      '600 components',
      () => {
        const many = Array.from({ length: 600 }, (_, n) => ({ component_id: `c${n}`, name: 'C' }));
        const group = { id: 'g', name: 'G', components: many };
        return json(
          proxyFeed({}, { structure: { items: [...proxyFeed().summary.structure.items, { group }] } }),
        );
      },
    ],
    ['2 MB', () => json({ ...proxyFeed(), padding: 'x'.repeat(2_000_000) })],
    [
      'a page elsewhere, after a redirect',
      () => Object.defineProperty(json(proxyFeed()), 'url', { value: 'https://example.org/proxy' }),
    ],
    [
      'a body that breaks off',
      () => {
        const body = new ReadableStream({ start: (controller) => controller.error(new Error('reset')) });
        return new Response(body, { headers: { 'content-type': 'application/json' } });
      },
    ],
  ];

  it.each(unreadable)('%s, in the feed alone: the documented answers are asked', async (_, reply) => {
    const page = serve({ [FEED]: reply, [COMPONENTS]: () => json(v2Components()) });
    expect(await readStatusPage(openai, page.request, never, () => NOW)).toMatchObject({ result: 'ok' });
    expect(page.paths()).toContain(COMPONENTS);
  });

  it.each(unreadable)('%s, everywhere: unreadable, neither good nor bad', async (_, reply) => {
    const seen = await read({ [FEED]: reply, [COMPONENTS]: reply, [INCIDENTS]: reply });
    expect(seen).toEqual({ kind: 'status', at: NOW, result: 'unreadable' });
  });

  it('a list of 25 that happens to lack the component that decides is unreadable', async () => {
    const body = v2Components();
    body.components = body.components.filter(({ id }) => id !== CONVERSATIONS).slice(0, 25);
    expect(await read({ [COMPONENTS]: () => json(body) })).toMatchObject({ result: 'unreadable' });
  });
});

describe('no answer at all', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is unreachable', async () => {
    const reset = () => 'reset' as const;
    const seen = await read({ [FEED]: reset, [COMPONENTS]: reset, [INCIDENTS]: reset });
    expect(seen).toEqual({ kind: 'status', at: NOW, result: 'unreachable' });
  });

  it('is unreadable when only the path of the feed is blocked', async () => {
    expect(await read({ [FEED]: () => 'reset' })).toMatchObject({ result: 'unreadable' });
  });

  it('is waited for ten seconds, once', async () => {
    const waited: number[] = [];
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      waited.push(ms);
      return AbortSignal.abort(new DOMException('late', 'TimeoutError'));
    });
    const page = serve({ [FEED]: () => 'reset' });
    const seen = await readStatusPage(openai, page.request, never, () => NOW);
    expect(seen).toMatchObject({ result: 'unreachable' });
    expect(waited).toEqual([10_000]);
    expect(page.paths()).toEqual([FEED]);
  });

  it('is no evidence when it was us who gave up', async () => {
    const giveUp = new AbortController();
    const waiting = readStatusPage(openai, serve({ [FEED]: () => 'hang' }).request, giveUp.signal, () => NOW);
    giveUp.abort(new Error('worker stops'));
    await expect(waiting).rejects.toThrow('worker stops');
  });
});

describe.skipIf(!hasSharedFixtures)('captures kept beside the checkout', () => {
  const captured = (name: string) => JSON.parse(readShared(`status/${name}`)) as Record<string, unknown>;

  it('the feed during an incident that stayed open for twelve hours: everything works', async () => {
    const feed = captured('proxy-summary_2026-03-17T1556Z_monitoring-incident.json');
    const seen = await read({ [FEED]: () => json(feed) });
    if (seen.result !== 'ok') throw new Error(seen.result);
    expect(seen.components.every(({ status }) => status === 'operational')).toBe(true);
    expect(seen.components.filter(({ name }) => name === 'Login').length).toBeGreaterThan(1);
    expect(seen.incidents).toMatchObject([{ status: 'monitoring', components: [LOGIN] }]);
  });

  it('all 34 components', async () => {
    const body = captured('v2-components_2026-08_all34_trimmed-keys.json');
    const seen = await read({ [COMPONENTS]: () => json(body) });
    expect(seen.result === 'ok' && seen.components).toHaveLength(34);
  });

  it('incidents, back-dated and reopened ones included', async () => {
    const body = captured('v2-incidents_2026-09-15_excerpt4.json') as { incidents: { status: string }[] };
    const seen = await read({ [COMPONENTS]: () => json(v2Components()), [INCIDENTS]: () => json(body) });
    const open = body.incidents.filter(({ status }) => status !== 'resolved');
    expect(seen.result === 'ok' && seen.incidents).toHaveLength(open.length);
  });

  it.each([
    ['v2-summary_2026-09-15_operational.json', 'unreadable'],
    ['v2-summary_2026-09-24_operational.json', 'ok'],
  ])('%s, were it ever served in place of the components: %s', async (name, result) => {
    expect(await read({ [COMPONENTS]: () => json(captured(name)) })).toMatchObject({ result });
  });
});
