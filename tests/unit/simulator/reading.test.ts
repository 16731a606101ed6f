import { describe, expect, it } from 'vitest';
import { SEED_DATE } from '../../simulator/conversations/seed';
import { TOKEN } from './browse';
import { idOf, withSimulator } from './with-simulator';

const bench = withSimulator();

interface Item {
  id: string;
  title: string | null;
  update_time: string;
  is_archived: boolean;
  is_starred: boolean;
}
interface List {
  items: Item[];
  total: number;
  limit: number;
  offset: number;
}
interface Message {
  id: string;
  author: { role: string };
  metadata: { parent_id: string; has_versions?: boolean };
}
interface Tree {
  current_node: string;
  mapping: Record<string, { id: string; parent: string | null; children: string[]; message: Message | null }>;
}
interface Page {
  messages: Message[];
  page_info: { start_cursor: string; end_cursor: string; has_previous_page: boolean; has_next_page: boolean };
  title?: string;
}

const list = (query: string) => bench.browse.json<List>(`/backend-api/conversations?${query}`);

describe('the history list', () => {
  it('pages by offset and limit, newest first, without archived ones and projects', async () => {
    const first = await list('offset=0&limit=5&order=updated');
    const second = await list('offset=5&limit=5&order=updated');
    expect(first).toMatchObject({ limit: 5, offset: 0, has_missing_conversations: false });
    expect(first.items).toHaveLength(5);
    const times = [...first.items, ...second.items].map(({ update_time }) => update_time);
    expect(times).toEqual(times.toSorted().reverse());
    const all = await list('limit=100');
    expect(all.items).toHaveLength(all.total);
    expect(all.items.map(({ title }) => title)).not.toContain('Opening times of the lock');
    expect(all.items.some(({ is_archived }) => is_archived)).toBe(false);
    expect(all.items.some(({ title }) => title === null)).toBe(true);
  });

  it('filters archived and starred ones', async () => {
    expect((await list('is_archived=true')).items.map(({ title }) => title)).toEqual([
      'Old anchor, what is it worth?',
    ]);
    expect((await list('is_starred=true')).items.map(({ title }) => title)).toEqual(['Knots worth knowing']);
  });

  it('refuses more than 100 at once with a validation error', async () => {
    const answer = await bench.browse.ask('/backend-api/conversations?limit=101', { headers: TOKEN });
    expect(answer.status).toBe(422);
    expect(JSON.parse(answer.body).detail[0]).toMatchObject({ loc: ['query', 'limit'] });
    expect((await bench.browse.ask('/backend-api/conversations?limit=100', { headers: TOKEN })).status).toBe(
      200,
    );
  });

  it('holds nothing newer than its fixed date, and is the same at every start', async () => {
    const { items } = await list('limit=100');
    for (const { update_time } of items) expect(Date.parse(update_time)).toBeLessThan(SEED_DATE + 3_600_000);
    bench.simulator.reset();
    expect((await list('limit=100')).items).toEqual(items);
  });

  it('knows the projects and their chats', async () => {
    const sidebar = await bench.browse.json<{ items: { gizmo: { gizmo: { id: string } } }[]; cursor: null }>(
      '/backend-api/gizmos/snorlax/sidebar?conversations_per_gizmo=0',
    );
    const id = sidebar.items[0]?.gizmo.gizmo.id ?? '';
    expect(id).toMatch(/^g-p-[0-9a-f]+$/);
    const chats = await bench.browse.json<{ items: Item[]; cursor: string | null }>(
      `/backend-api/gizmos/${id}/conversations?cursor=0&limit=50`,
    );
    expect(chats.items.map(({ title }) => title)).toEqual(['Opening times of the lock']);
    expect(chats.cursor).toBeNull();
  });
});

describe('one conversation', () => {
  const tree = (id: string) => bench.browse.json<Tree>(`/backend-api/conversation/${id}`);
  const newest = (id: string, turns: number) =>
    bench.browse.json<Page>(`/backend-api/conversations/${id}?include_has_versions=true&num_turns=${turns}`);
  const before = (id: string, cursor: string, turns: number) =>
    bench.browse.json<Page>(
      `/backend-api/conversations/${id}/messages?before=${cursor}&include_has_versions=true&num_turns=${turns}`,
    );

  it('is a tree whose links agree both ways and lead from the current node to one root', async () => {
    for (const { id } of bench.simulator.chatgpt.conversations()) {
      const { mapping, current_node } = await tree(id);
      for (const [key, node] of Object.entries(mapping)) {
        expect(node.id).toBe(key);
        for (const child of node.children) expect(mapping[child]?.parent).toBe(key);
      }
      let node = mapping[current_node];
      while (node?.parent) node = mapping[node.parent];
      expect(node?.message).toBeNull();
    }
  });

  it('gives the same messages flat, page by page, as on the active branch of the tree', async () => {
    const id = idOf(bench, 'The keeper’s log, 400 entries');
    const { mapping, current_node } = await tree(id);
    const path: string[] = [];
    for (let node = mapping[current_node]; node?.message; node = mapping[node.parent ?? ''])
      path.unshift(node.id);
    let page = await newest(id, 30);
    expect(page.title).toBe('The keeper’s log, 400 entries');
    expect(page.page_info.has_next_page).toBe(false);
    const flat = page.messages.map((message) => message.id);
    for (let pages = 0; page.page_info.has_previous_page; pages++) {
      expect(pages).toBeLessThan(20);
      page = await before(id, page.page_info.start_cursor, 30);
      expect(Object.keys(page).sort()).toEqual(['blocked_urls', 'messages', 'page_info', 'safe_urls']);
      flat.unshift(...page.messages.map((message) => message.id));
    }
    expect(flat).toEqual(path);
    expect(flat).toHaveLength(801);
  });

  it('says in the flat form which message has versions, and what its parent is', async () => {
    const id = idOf(bench, 'Names for a sailing boat');
    const { messages } = await newest(id, 10);
    expect(messages.filter(({ metadata }) => metadata.has_versions)).toHaveLength(2);
    for (const [index, message] of messages.entries()) {
      if (index > 0) expect(message.metadata.parent_id).toBe(messages[index - 1]?.id);
    }
    const { mapping } = await tree(id);
    expect(Object.values(mapping).filter(({ children }) => children.length > 1)).toHaveLength(2);
  });

  it('serves numbers in the forms of the real server', async () => {
    const id = idOf(bench, 'A lighthouse, drawn');
    const { body } = await bench.browse.ask(`/backend-api/conversation/${id}`, { headers: TOKEN });
    expect(body).toMatch(/"create_time":\d{10}\.\d{6}[,}]/);
    expect(body).toContain('"weight":1.0');
    expect(body).toContain('"seed":9007199254740993');
    expect(body).toBe(bench.simulator.chatgpt.served(id));
  });

  it('covers every shape that a reader must know', async () => {
    const types = new Set<string>();
    let text = '';
    for (const { id } of bench.simulator.chatgpt.conversations()) {
      const { body } = await bench.browse.ask(`/backend-api/conversation/${id}`, { headers: TOKEN });
      text += body;
      for (const [, type] of body.matchAll(/"content_type":"(\w+)"/g)) types.add(type ?? '');
    }
    for (const type of [
      'text',
      'multimodal_text',
      'code',
      'execution_output',
      'tether_quote',
      'thoughts',
      'reasoning_recap',
      'image_asset_pointer',
    ]) {
      expect(types).toContain(type);
    }
    for (const mark of [
      '\uE200cite\uE202',
      'canmore.update_textdoc',
      'sources_footnote',
      'is_visually_hidden_from_conversation',
      'sandbox:/mnt/data',
    ]) {
      expect(text).toContain(mark);
    }
  });

  it('has references whose offsets match their marks', async () => {
    const { mapping } = await bench.browse.json<{
      mapping: Record<
        string,
        {
          message: {
            content: { parts?: string[] };
            metadata: {
              content_references?: {
                start_idx: number;
                end_idx: number;
                matched_text: string;
                type: string;
              }[];
            };
          } | null;
        }
      >;
    }>(`/backend-api/conversation/${idOf(bench, 'Tallest stone lighthouse')}`);
    let checked = 0;
    for (const { message } of Object.values(mapping)) {
      for (const reference of message?.metadata.content_references ?? []) {
        if (reference.type === 'sources_footnote') continue;
        expect(message?.content.parts?.[0]?.slice(reference.start_idx, reference.end_idx)).toBe(
          reference.matched_text,
        );
        checked++;
      }
    }
    expect(checked).toBe(3);
  });

  it('answers 404 for unknown ids and 422 for a cursor of another conversation', async () => {
    const unknown = await bench.browse.ask('/backend-api/conversations/nobody?num_turns=10', {
      headers: TOKEN,
    });
    expect(unknown.status).toBe(404);
    expect(JSON.parse(unknown.body).detail.code).toBe('conversation_not_found');
    const id = idOf(bench, 'Why lighthouses blink');
    const wrong = await bench.browse.ask(`/backend-api/conversations/${id}/messages?before=x&num_turns=10`, {
      headers: TOKEN,
    });
    expect(wrong.status).toBe(422);
  });

  it('comes in batches of at most ten trees', async () => {
    const ids = bench.simulator.chatgpt.conversations().map(({ id }) => id);
    const ask = (wanted: string[]) =>
      bench.browse.ask('/backend-api/conversations/batch', {
        method: 'POST',
        headers: TOKEN,
        body: { conversation_ids: wanted },
      });
    expect(JSON.parse((await ask(ids.slice(0, 10))).body)).toHaveLength(10);
    expect((await ask(ids.slice(0, 11))).status).toBe(422);
  });

  it.each([
    ['treeRoute', '/backend-api/conversation/ID'],
    ['flatRoute', '/backend-api/conversations/ID?num_turns=1'],
  ] as const)('can be without %s', async (setting, path) => {
    const address = path.replace('ID', idOf(bench, 'Why lighthouses blink'));
    expect((await bench.browse.ask(address, { headers: TOKEN })).status).toBe(200);
    bench.simulator.chatgpt.set({ [setting]: false });
    expect((await bench.browse.ask(address, { headers: TOKEN })).status).toBe(404);
  });

  it('is rationed by a token bucket on the simulator’s clock', async () => {
    bench.simulator.chatgpt.set({ throttle: { burst: 3, perMinute: 1, retryAfterSeconds: null } });
    const path = `/backend-api/conversation/${idOf(bench, 'Why lighthouses blink')}`;
    const read = async () => (await bench.browse.ask(path, { headers: TOKEN })).status;
    expect([await read(), await read(), await read(), await read()]).toEqual([200, 200, 200, 429]);
    bench.now += 60_000;
    expect([await read(), await read()]).toEqual([200, 429]);
    bench.simulator.chatgpt.set({ throttle: { burst: 3, perMinute: 1, retryAfterSeconds: 90 } });
    expect((await bench.browse.ask(path, { headers: TOKEN })).headers['retry-after']).toBe('90');
  });
});

describe('files', () => {
  it('have an address that is good for a while, and bytes behind it', async () => {
    const id = 'file_0000000051b0621f9a7c0de5000000a1';
    const file = await bench.browse.json<{ status: string; download_url: string; mime_type: string }>(
      `/backend-api/files/download/${id}?inline=false`,
    );
    expect(file).toMatchObject({ status: 'success', mime_type: 'image/png' });
    const address = new URL(file.download_url);
    const bytes = await bench.browse.ask(address.pathname + address.search);
    expect(bytes.headers['content-type']).toBe('image/png');
    expect((await bench.browse.ask(`${address.pathname}?id=${id}&sig=wrong`)).status).toBe(403);
  });

  it('report errors with status 200', async () => {
    const answer = await bench.browse.ask('/backend-api/files/download/file_gone', { headers: TOKEN });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ status: 'error', error_code: 'file_not_found' });
  });
});
