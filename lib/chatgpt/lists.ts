import type { ListQuery } from '../archive/backfill/job';
import type { ListPage } from '../archive/backfill/reader';
import {
  asArray,
  asNumber,
  asObject,
  asText,
  type JsonObject,
  objectsIn,
  parseJson,
} from '../conversation/json';
import { readTime } from '../conversation/time';
import type { Answered, Reading } from './ask';
import { ServiceFailedError, SiteChangedError } from './errors';
import { readWithSession } from './read-with-session';
import type { Session } from './session';

/** More is refused with 422 (several projects, mid-2026). */
const LIST_LIMIT = 100;
const PROJECT_LIMIT = 50;
const ID = /^[\w-]{8,80}$/;
const PROJECT = /^g-p-[0-9a-f]+$/;

/** The accounts of this session: the person's own and their workspaces, without those that are closed. Throws like `readWithSession`. */
export async function readAccounts(session: Session, reading: Reading): Promise<string[]> {
  const { account } = await session.credentials();
  const answer = await readWithSession('/backend-api/accounts/check/v4-2023-04-27', session, reading);
  const accounts = asObject(bodyOf(answer)?.accounts);
  const listed = Object.values(accounts ?? {}).flatMap((each) => {
    const { account_id: id, is_deactivated: closed } = asObject(asObject(each)?.account) ?? {};
    return typeof id === 'string' && ID.test(id) && closed !== true ? [id] : [];
  });
  // The route may be gone; the account in front is known anyway.
  const all = new Set([...(account ? [account] : []), ...listed]);
  if (all.size === 0) throw new SiteChangedError();
  return [...all];
}

/**
 * One page of a list of conversations, or the projects of an account. What does not look like a list throws `SiteChangedError`: neither
 * that nor an empty page before the end of a list is ever taken for its end.
 */
export async function readList(
  account: string,
  query: ListQuery,
  session: Session,
  reading: Reading,
): Promise<ListPage> {
  const answer = await readWithSession(pathOf(query), session, reading, account);
  if (answer.status >= 400) throw new ServiceFailedError(answer.status);
  const body = bodyOf(answer);
  if (!body || !Array.isArray(body.items)) throw new SiteChangedError();
  switch (query.kind) {
    case 'projects':
      return projectsOf(body, query);
    case 'project': {
      const cursor = asText(body.cursor);
      // A cursor that repeats itself would walk in circles.
      if (cursor === query.cursor) throw new SiteChangedError();
      return { items: itemsOf(body), total: null, next: cursor ? { ...query, cursor } : null, lists: [] };
    }
    case 'list': {
      const items = itemsOf(body);
      const total = asNumber(body.total);
      const offset = query.offset + asArray(body.items).length;
      const isEnd = total === null ? items.length < LIST_LIMIT : offset >= total;
      if (!isEnd && items.length === 0) throw new SiteChangedError();
      return { items, total, next: isEnd ? null : { ...query, offset }, lists: [] };
    }
  }
}

function pathOf(query: ListQuery): string {
  switch (query.kind) {
    case 'list': {
      const { archived, starred, offset } = query;
      const only = starred ? '&is_starred=true' : '';
      return `/backend-api/conversations?offset=${offset}&limit=${LIST_LIMIT}&order=updated&is_archived=${archived}${only}`;
    }
    case 'projects': {
      const cursor = query.cursor === null ? '' : `&cursor=${encodeURIComponent(query.cursor)}`;
      return `/backend-api/gizmos/snorlax/sidebar?conversations_per_gizmo=0${cursor}`;
    }
    case 'project':
      return `/backend-api/gizmos/${encodeURIComponent(query.project)}/conversations?cursor=${encodeURIComponent(query.cursor)}&limit=${PROJECT_LIMIT}`;
  }
}

function bodyOf({ status, text }: Answered): JsonObject | null {
  return status === 200 ? asObject(parseJson(text)) : null;
}

function itemsOf(body: JsonObject): ListPage['items'] {
  return objectsIn(body.items).flatMap(({ id, title, update_time: updated, is_temporary_chat: temporary }) =>
    typeof id === 'string' && ID.test(id) && temporary !== true
      ? [{ id, title: asText(title), updatedAt: readTime(updated) }]
      : [],
  );
}

function projectsOf(body: JsonObject, query: Extract<ListQuery, { kind: 'projects' }>): ListPage {
  const lists: ListQuery[] = [];
  const names: Record<string, string> = {};
  for (const item of objectsIn(body.items)) {
    const { id: project, display } = asObject(asObject(item.gizmo)?.gizmo) ?? {};
    if (typeof project !== 'string' || !PROJECT.test(project)) continue;
    lists.push({ kind: 'project', project, cursor: '0' });
    const name = asText(asObject(display)?.name)?.trim();
    if (name) names[project] = name;
  }
  const cursor = asText(body.cursor);
  if (cursor !== null && cursor === query.cursor) throw new SiteChangedError();
  return { items: [], total: null, next: cursor ? { ...query, cursor } : null, lists, names };
}
