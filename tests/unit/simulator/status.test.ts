import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STATUS_FAULTS, type StatusFaultId } from '../../simulator/status/faults';
import { timeOf, ulid } from '../../simulator/status/ulid';
import { hasSharedFixtures, readShared, sharedFixtures } from '../../support/shared-fixtures';
import { withSimulator } from './with-simulator';

const bench = withSimulator();
const CONVERSATIONS = '01JMXBNJXGV1T5GT2M9XA83XNG';
const OUTAGE = {
  name: 'Elevated error rates',
  components: ['Conversations', 'Login'],
  componentStatus: 'full_outage',
};

interface Summary {
  components: { id: string; name: string }[];
  affected_components: { component_id: string; status: string }[];
  structure: {
    items: {
      group: {
        id: string;
        name: string;
        components: { component_id: string; name: string; hidden: boolean }[];
      };
    }[];
  };
  ongoing_incidents: {
    id: string;
    name: string;
    status: string;
    published_at: string;
    affected_components: { component_id: string; status: string; current_status: string }[];
    component_impacts: { end_at?: string }[];
    updates: { to_status: string; message_string: string; published_at: string }[];
  }[];
}
interface V2 {
  page: { updated_at: string };
  status?: { indicator: string };
  components?: { id: string; name: string; status: string; position: number }[];
  incidents?: {
    id: string;
    status: string;
    impact: string;
    resolved_at?: string;
    incident_updates: { status: string; created_at: string }[];
  }[];
}

const ask = (path: string) => bench.browse.ask(path, { host: 'status.openai.com' });
const proxy = async () =>
  (JSON.parse((await ask('/proxy/status.openai.com')).body) as { summary: Summary }).summary;
const v2 = async (name: string) => JSON.parse((await ask(`/api/v2/${name}.json`)).body) as V2;
const minutes = (count: number) => count * 60_000;

describe('the feeds in quiet times', () => {
  it('say so in the shape of the page’s own feed', async () => {
    const summary = await proxy();
    expect(summary.affected_components).toEqual([]);
    expect(summary.ongoing_incidents).toEqual([]);
    const chatgpt = summary.structure.items.find(({ group }) => group.name === 'ChatGPT')?.group;
    expect(chatgpt?.id).toBe('01K5H8S53SY1KMS4GQMNMZXTR1');
    expect(chatgpt?.components).toHaveLength(15);
    expect(chatgpt?.components).toContainEqual(
      expect.objectContaining({ component_id: CONVERSATIONS, name: 'Conversations' }),
    );
    expect(summary.components.filter(({ name }) => name === 'Login')).toHaveLength(2);
  });

  it('leave empty keys out of /api/v2', async () => {
    expect(Object.keys(await v2('incidents'))).toEqual(['page']);
    const summary = await v2('summary');
    expect(Object.keys(summary)).toEqual(['page', 'status', 'components']);
    expect(summary.status?.indicator).toBe('none');
  });

  it('list every component in components.json, but only 25 in summary.json, and other ones each time', async () => {
    expect((await v2('components')).components).toHaveLength(33);
    const seen: boolean[] = [];
    for (let poll = 0; poll < 12; poll++) {
      const { components = [] } = await v2('summary');
      expect(components).toHaveLength(25);
      expect(new Set(components.map(({ id }) => id)).size).toBe(25);
      seen.push(components.some(({ id }) => id === CONVERSATIONS));
    }
    expect(seen).toContain(true);
    expect(seen).toContain(false);
  });

  it('are open to every page and carry no validator', async () => {
    const { headers } = await ask('/proxy/status.openai.com');
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers.etag).toBeUndefined();
    expect(headers['last-modified']).toBeUndefined();
  });

  it.each(['/api/v2/incidents/unresolved.json', '/api/v2/scheduled-maintenances.json', '/nothing'])(
    'do not include %s: 404 with HTML',
    async (path) => {
      const { status, headers, body } = await ask(path);
      expect(status).toBe(404);
      expect(headers['content-type']).toContain('text/html');
      expect(body).toContain('<!DOCTYPE html>');
    },
  );

  it('have a page for people beside them', async () => {
    bench.simulator.status.openIncident({ ...OUTAGE, name: '<b>bold</b>' });
    const { body } = await ask('/');
    expect(body).toContain('Conversations');
    expect(body).toContain('full outage');
    expect(body).not.toContain('<b>bold</b>');
  });

  it.skipIf(!hasSharedFixtures)('have the keys of the captured feed (shared fixtures)', async () => {
    const captured = JSON.parse(
      readShared('status/proxy-summary_2026-03-17T1556Z_monitoring-incident.json'),
    ).summary;
    bench.simulator.status.openIncident(OUTAGE);
    const summary = await proxy();
    const keys = (value: object | undefined) =>
      Object.keys(value ?? {})
        .filter((key) => key !== 'end_at')
        .sort();
    expect(keys(captured)).toEqual(expect.arrayContaining(keys(summary)));
    expect(keys(captured.structure.items[0].group)).toEqual(keys(summary.structure.items[0]?.group));
    expect(keys(captured.structure.items[0].group.components[0])).toEqual(
      keys(summary.structure.items[0]?.group.components[0]),
    );
    const [incident] = summary.ongoing_incidents;
    expect(keys(incident)).toEqual(keys(captured.ongoing_incidents[0]));
    expect(keys(incident?.updates[0])).toEqual(keys(captured.ongoing_incidents[0].updates[0]));
    expect(keys(incident?.component_impacts[0])).toEqual(
      keys(captured.ongoing_incidents[0].component_impacts[0]),
    );
  });
});

describe('an incident', () => {
  it('is posted with an id that holds the moment of posting', async () => {
    const id = bench.simulator.status.openIncident(OUTAGE);
    const [incident] = (await proxy()).ongoing_incidents;
    expect(incident?.id).toBe(id);
    expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(timeOf(id)).toBe(bench.now);
    expect(timeOf(ulid(1_795_000_000_123, 5))).toBe(1_795_000_000_123);
    expect(Date.parse(incident?.published_at ?? '')).toBe(bench.now);
  });

  it('names its components in the proxy feed, and calls a full outage major in /api/v2', async () => {
    bench.simulator.status.openIncident(OUTAGE);
    expect((await proxy()).affected_components).toContainEqual({
      component_id: CONVERSATIONS,
      status: 'full_outage',
    });
    const { components = [] } = await v2('components');
    expect(components.find(({ id }) => id === CONVERSATIONS)?.status).toBe('major_outage');
    const { incidents = [] } = await v2('incidents');
    expect(incidents[0]).toMatchObject({ impact: 'critical', status: 'investigating' });
    expect(incidents[0]).not.toHaveProperty('components');
  });

  it('is told oldest first by the proxy, newest first by /api/v2', async () => {
    const id = bench.simulator.status.openIncident(OUTAGE);
    bench.now += minutes(5);
    bench.simulator.status.updateIncident(id, 'monitoring', 'Watching.', 'operational');
    const [incident] = (await proxy()).ongoing_incidents;
    expect(incident?.updates.map(({ to_status }) => to_status)).toEqual(['investigating', 'monitoring']);
    expect(incident?.affected_components[0]).toMatchObject({
      status: 'full_outage',
      current_status: 'operational',
    });
    expect(incident?.component_impacts[0]?.end_at).toBeDefined();
    const { incidents = [] } = await v2('incidents');
    expect(incidents[0]?.incident_updates.map(({ status }) => status)).toEqual([
      'monitoring',
      'investigating',
    ]);
    expect((await proxy()).affected_components).toEqual([]);
  });

  it('keeps its first time of resolution when it is reopened', async () => {
    const id = bench.simulator.status.openIncident(OUTAGE);
    bench.simulator.status.updateIncident(id, 'resolved', 'Done.', 'operational');
    const first = (await v2('incidents')).incidents?.[0]?.resolved_at;
    bench.now += minutes(40);
    bench.simulator.status.updateIncident(id, 'monitoring', 'Again.');
    expect((await v2('incidents')).incidents?.[0]).toMatchObject({
      status: 'monitoring',
      resolved_at: first,
    });
    expect((await proxy()).ongoing_incidents).toHaveLength(1);
  });

  it('appears late and clears late when it is played', async () => {
    const began = bench.now;
    bench.simulator.status.playIncident(OUTAGE, {
      reportedAfter: minutes(21),
      greenAfter: minutes(70),
      resolvedAfter: minutes(100),
    });
    bench.now = began + minutes(20);
    expect((await proxy()).ongoing_incidents).toEqual([]);
    bench.now = began + minutes(30);
    const [incident] = (await proxy()).ongoing_incidents;
    expect(Date.parse(incident?.published_at ?? '')).toBe(began + minutes(21));
    expect((await proxy()).affected_components).toHaveLength(2);
    bench.now = began + minutes(71);
    expect(await proxy()).toMatchObject({
      affected_components: [],
      ongoing_incidents: [{ status: 'monitoring' }],
    });
    bench.now = began + minutes(101);
    expect((await proxy()).ongoing_incidents).toEqual([]);
    expect((await v2('incidents')).incidents?.[0]?.status).toBe('resolved');
  });

  it('belongs to a known component', () => {
    expect(() => bench.simulator.status.openIncident({ ...OUTAGE, components: ['Nonsense'] })).toThrow(
      'no component',
    );
  });

  it('is among the latest 25 at most', async () => {
    for (let count = 0; count < 30; count++) bench.simulator.status.openIncident(OUTAGE);
    expect((await v2('incidents')).incidents).toHaveLength(25);
    bench.simulator.status.allClear();
    expect((await v2('incidents')).incidents).toBeUndefined();
  });
});

describe('an unreadable status page', () => {
  const failing = async (fault: StatusFaultId) => {
    bench.simulator.status.fail(fault, { delay: 30 });
    return ask('/proxy/status.openai.com');
  };

  it.each(Object.keys(STATUS_FAULTS) as StatusFaultId[])(
    'differs from a readable one, and recovers: %s',
    async (fault) => {
      const healthy = await ask('/proxy/status.openai.com');
      const started = performance.now();
      const { status, headers, body } = await failing(fault);
      if (fault === 'slow') expect(performance.now() - started).toBeGreaterThanOrEqual(29);
      else
        expect({ status, body, type: headers['content-type'] }).not.toEqual({
          status: healthy.status,
          body: healthy.body,
          type: healthy.headers['content-type'],
        });
      bench.simulator.status.recover();
      expect((await ask('/proxy/status.openai.com')).body).toBe(healthy.body);
    },
  );

  it('is HTML, half a JSON, or says nothing about Conversations', async () => {
    expect(await failing('gone')).toMatchObject({ status: 404 });
    expect((await failing('html')).headers['content-type']).toContain('text/html');
    const half = (await failing('truncated')).body;
    expect(() => JSON.parse(half)).toThrow();
    expect(JSON.parse((await failing('no-components')).body).summary.components).toEqual([]);
    expect((await failing('no-conversations')).body).not.toContain(CONVERSATIONS);
    expect((await failing('unknown-word')).body).toContain('intermittently_shiny');
    expect(await failing('unreachable')).toMatchObject({ status: null });
    expect((await bench.browse.ask('/')).status).toBe(200);
  });

  it('can be one feed only', async () => {
    bench.simulator.status.fail('gone', { routes: ['proxy'] });
    expect((await ask('/proxy/status.openai.com')).status).toBe(404);
    expect((await ask('/api/v2/components.json')).status).toBe(200);
    bench.simulator.status.fail('unknown-word', { routes: ['components'] });
    const { components = [] } = await v2('components');
    expect(components.find(({ id }) => id === CONVERSATIONS)?.status).toBe('intermittently_shiny');
  });

  it.skipIf(!hasSharedFixtures)('can be replaced by a captured file (shared fixtures)', async () => {
    const name = 'status/proxy-summary_2026-03-17T1556Z_monitoring-incident.json';
    bench.simulator.status.serveCapture(join(sharedFixtures, name));
    expect((await ask('/proxy/status.openai.com')).body).toBe(readShared(name));
  });
});
