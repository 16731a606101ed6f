import { describe, expect, it } from 'vitest';
import { ServiceFailedError, SiteChangedError } from '../../../lib/chatgpt/errors';
import { readFileBytes } from '../../../lib/chatgpt/files';
import { readAccounts, readList } from '../../../lib/chatgpt/lists';
import type { Session } from '../../../lib/chatgpt/session';
import { aServer, json } from './a-server';

const ACCOUNT = 'account-0001';
const session: Session = {
  account: () => ACCOUNT,
  credentials: async () => ({ token: 'token', account: ACCOUNT }),
};
const item = (number: number, more = {}) => ({
  id: `6740a1b2-0000-4000-8000-${String(number).padStart(12, '0')}`,
  title: `Chat ${number}`,
  update_time: '2026-11-20T09:00:00.000123Z',
  ...more,
});
const items = (count: number) => Array.from({ length: count }, (_, number) => item(number));
const LIST = { kind: 'list', archived: false, starred: false, offset: 0 } as const;
const list = (body: unknown, query: Parameters<typeof readList>[1] = LIST, status = 200) => {
  const server = aServer(() => json(body, status));
  return { server, page: readList(ACCOUNT, query, session, server.reading) };
};

describe('readList', () => {
  it('reads a page of the history, and where it goes on', async () => {
    const { server, page } = list({ items: items(100), total: 140, limit: 100, offset: 0 });
    expect(await page).toMatchObject({ total: 140, next: { ...LIST, offset: 100 }, lists: [] });
    expect((await page).items[7]).toEqual({
      id: item(7).id,
      title: 'Chat 7',
      updatedAt: Date.UTC(2026, 10, 20, 9),
    });
    expect(server.received[0]?.path).toBe(
      '/backend-api/conversations?offset=0&limit=100&order=updated&is_archived=false',
    );
    expect(server.received[0]?.headers).toMatchObject({
      authorization: 'Bearer token',
      'chatgpt-account-id': ACCOUNT,
    });
  });

  it('ends where the total says so', async () => {
    expect(await list({ items: items(40), total: 140 }, { ...LIST, offset: 100 }).page).toMatchObject({
      next: null,
    });
    expect(await list({ items: [], total: 0 }).page).toMatchObject({ next: null, items: [] });
  });

  it.each([
    ['an answer without items', { total: 0 }],
    ['an empty page before the end', { items: [], total: 140 }],
    ['a page of the site instead', '<html>502</html>'],
    ['nothing', null],
  ])('takes %s for an error and never for the end', async (_, body) => {
    await expect(list(body).page).rejects.toThrow(SiteChangedError);
  });

  it('takes a refusal for an error', async () => {
    await expect(list({ detail: [] }, LIST, 422).page).rejects.toThrow(ServiceFailedError);
  });

  it('leaves out temporary chats, and what is no conversation', async () => {
    const some = [item(1), item(2, { is_temporary_chat: true }), null, { id: 7 }, { id: '../x' }];
    expect((await list({ items: some, total: 5 }).page).items).toHaveLength(1);
  });

  it('finds the projects, and walks them by their cursors', async () => {
    const gizmo = (id: string, name?: string) => ({ gizmo: { gizmo: { id, display: { name } } } });
    const body = {
      items: [gizmo('g-p-51b0', 'Harbour'), gizmo('g-p-7'), gizmo('g-custom'), {}],
      cursor: null,
    };
    expect(await list(body, { kind: 'projects', cursor: null }).page).toMatchObject({
      lists: [
        { kind: 'project', project: 'g-p-51b0', cursor: '0' },
        { kind: 'project', project: 'g-p-7', cursor: '0' },
      ],
      names: { 'g-p-51b0': 'Harbour' },
    });
    const project = { kind: 'project', project: 'g-p-51b0', cursor: '0' } as const;
    expect((await list({ items: items(2), cursor: 'Yzg' }, project).page).next).toEqual({
      ...project,
      cursor: 'Yzg',
    });
    await expect(list({ items: items(2), cursor: '0' }, project).page).rejects.toThrow(SiteChangedError);
  });
});

describe('readAccounts', () => {
  it('names the account in front first, and leaves out what is closed', async () => {
    const account = (id: string, closed = false) => ({ account: { account_id: id, is_deactivated: closed } });
    const accounts = {
      a: account('workspace-0001'),
      b: account('workspace-0002', true),
      c: account(ACCOUNT),
    };
    const { reading } = aServer(() => json({ accounts }));
    expect(await readAccounts(session, reading)).toEqual([ACCOUNT, 'workspace-0001']);
  });

  it('makes do with the account in front where the route is gone', async () => {
    const { reading } = aServer(() => json({ detail: 'Not Found' }, 404));
    expect(await readAccounts(session, reading)).toEqual([ACCOUNT]);
  });
});

describe('readFileBytes', () => {
  const read = (about: unknown, bytes = 'PNG') => {
    const server = aServer((path) => (path.includes('/files/') ? json(about) : { body: bytes }));
    return { server, file: readFileBytes(ACCOUNT, 'file_1', 'c1', session, server.reading) };
  };
  const about = {
    ...{ status: 'success', file_name: 'a.png', mime_type: 'image/png', file_size_bytes: 3 },
    download_url: 'https://chatgpt.com/backend-api/estuary/content?id=file_1&sig=s',
  };

  it('asks for a file of the code interpreter by its message and its path', async () => {
    const { file_name: _, ...unnamed } = about;
    const server = aServer((path) =>
      path.includes('/interpreter/') ? json({ ...unnamed, file_name: null }) : { body: 'CSV' },
    );
    const file = await readFileBytes(ACCOUNT, 'sandbox:m1:/mnt/data/a b.csv', 'c1', session, server.reading);
    expect(file).toMatchObject({ name: 'a b.csv', base64: btoa('CSV') });
    expect(server.received[0]?.path).toBe(
      '/backend-api/conversation/c1/interpreter/download?message_id=m1&sandbox_path=%2Fmnt%2Fdata%2Fa+b.csv',
    );
  });

  it.each([
    ['a list', '[{"title":"Rules","x":[1.50]}]', null],
    ['an object', '{"textdocs":{"a":"é"}}', null],
    ['nothing', '[]', 'gone'],
  ])('keeps the canvas documents of a conversation as they are answered: %s', async (_, body, why) => {
    const { reading } = aServer(() => ({ body, headers: { 'content-type': 'application/json' } }));
    const file = await readFileBytes(ACCOUNT, 'textdocs:c1', 'c1', session, reading);
    expect(file.why).toBe(why);
    const bytes = Uint8Array.from(atob(file.base64 ?? ''), (each) => each.charCodeAt(0));
    expect(new TextDecoder().decode(bytes)).toBe(why === null ? body : '');
  });

  it('follows the address that is good for a while, without the token', async () => {
    const { server, file } = read(about);
    expect(await file).toEqual({ name: 'a.png', mimeType: 'image/png', base64: btoa('PNG'), why: null });
    expect(server.received[1]).toEqual({ path: '/backend-api/estuary/content?id=file_1&sig=s', headers: {} });
  });

  it.each([
    ['gone', { status: 'error', error_code: 'file_not_found' }],
    ['elsewhere', { ...about, download_url: 'https://files.example/file_1' }],
    ['too-large', { ...about, file_size_bytes: 90_000_000 }],
  ])('says why it is not there: %s', async (why, body) => {
    const { server, file } = read(body);
    expect(await file).toMatchObject({ base64: null, why });
    expect(server.received).toHaveLength(1);
  });
});
