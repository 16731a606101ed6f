import { openai } from '../../../lib/status/sources/openai';

/** A status page of our own making, in the two shapes that the real one serves. */

const ORIGIN = 'https://status.openai.com';
const member = (name: string, group = 'ChatGPT') => {
  const found = openai.components.find((row) => row.name === name && row.group === group);
  if (!found) throw new Error(`No component ${name} in ${group}.`);
  return found.id;
};

export const CONVERSATIONS = member('Conversations');
export const LOGIN = member('Login');
export const API_LOGIN = member('Login', 'APIs');
export const UPLOADS = member('File uploads');

/** The page's own feed with every known component, and `states` for those that are not operational. */
export function proxyFeed(states: Record<string, string> = {}, changes: Record<string, unknown> = {}) {
  const groups = [...new Set(openai.components.map(({ group }) => group))];
  return {
    summary: {
      id: 'page',
      name: 'OpenAI',
      components: openai.components.map(({ id, name }) => ({ id, name, status_page_id: 'page' })),
      affected_components: Object.entries(states).map(([component_id, status]) => ({ component_id, status })),
      structure: {
        items: groups.map((name) => ({
          group: {
            id: name === 'ChatGPT' ? openai.group.id : `group-${name}`,
            name,
            hidden: false,
            components: openai.components
              .filter(({ group }) => group === name)
              .map(({ id, name: title }) => ({ component_id: id, name: title, hidden: false })),
          },
        })),
      },
      ongoing_incidents: [],
      scheduled_maintenances: [],
      ...changes,
    },
  };
}

/** The documented answer with every known component, in an order of its own. */
export function v2Components(states: Record<string, string> = {}) {
  return {
    page: { id: 'page', name: 'OpenAI', url: ORIGIN, updated_at: '2026-07-09T19:25:56Z' },
    components: [...openai.components].reverse().map(({ id, name }, position) => ({
      id,
      name,
      position,
      status: states[id] ?? 'operational',
      created_at: '2025-02-25T01:32:55Z',
      updated_at: '2026-07-09T19:25:56Z',
      page_id: 'page',
    })),
  };
}

export type Reply = Response | 'reset' | 'hang';

export function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' }, ...init });
}

export const html = (status = 200) =>
  new Response('<!doctype html><title>Status</title>', { status, headers: { 'content-type': 'text/html' } });

/** A `fetch` that answers by path; everything else is the HTML 404 of the real page. Remembers what was asked. */
export function serve(replies: Record<string, () => Reply>) {
  const asked: { path: string; init: RequestInit | undefined }[] = [];
  const request = (async (input: string, init?: RequestInit) => {
    const path = new URL(input).pathname;
    asked.push({ path, init });
    const reply = replies[path]?.() ?? html(404);
    if (reply === 'reset') throw new TypeError('Failed to fetch');
    if (reply === 'hang')
      return new Promise<Response>((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
    return reply;
  }) as typeof fetch;
  return { request, asked, paths: () => asked.map(({ path }) => path) };
}

export const FEED = '/proxy/status.openai.com';
export const COMPONENTS = '/api/v2/components.json';
export const INCIDENTS = '/api/v2/incidents.json';
