import type { StoredConversation } from '../conversations/model';
import { asListItem } from '../conversations/served';
import { notFoundJson, unprocessable } from '../errors';
import { json } from '../reply';
import type { Request } from '../request';
import type { Route } from './route';

/** The history list and the projects. */
export const historyRoutes: Route[] = [
  {
    name: 'history',
    method: 'GET',
    pattern: /^\/backend-api\/conversations$/,
    token: true,
    handle(site, request) {
      const limit = wholeNumber(request, 'limit', 28);
      const offset = wholeNumber(request, 'offset', 0);
      if (limit === null || limit > 100) {
        return unprocessable(['query', 'limit'], 'ensure this value is less than or equal to 100', 100);
      }
      if (offset === null) {
        return unprocessable(['query', 'offset'], 'ensure this value is greater than or equal to 0', 0);
      }
      const order = request.query.get('order') === 'created' ? 'created' : 'updated';
      const matching = site.store
        .list(order)
        .filter((conversation) => conversation.project === null)
        .filter(flag(request, 'is_archived', (conversation) => conversation.archived, false))
        .filter(flag(request, 'is_starred', (conversation) => conversation.starred, null));
      return json(200, {
        items: matching.slice(offset, offset + limit).map(asListItem),
        total: matching.length,
        limit,
        offset,
        has_missing_conversations: false,
      });
    },
  },
  {
    name: 'projects',
    method: 'GET',
    pattern: /^\/backend-api\/gizmos\/snorlax\/sidebar$/,
    token: true,
    handle: (site) =>
      json(200, {
        items: site.store.projects.map(({ id, slug, name }) => ({
          gizmo: {
            gizmo: {
              id,
              short_url: `${id}-${slug}`,
              display: { name, description: '' },
              gizmo_type: 'snorlax',
            },
            files: [],
          },
          conversations: { items: [], cursor: null },
        })),
        cursor: null,
      }),
  },
  {
    name: 'projects',
    method: 'GET',
    pattern: /^\/backend-api\/gizmos\/(g-p-[0-9a-f]+)[^/]*\/conversations$/,
    token: true,
    handle(site, request, [id = '']) {
      if (!site.store.projects.some((project) => project.id === id)) return notFoundJson();
      const limit = wholeNumber(request, 'limit', 50) ?? 50;
      const start = startOf(request.query.get('cursor') ?? '0');
      const all = site.store.list().filter((conversation) => conversation.project === id);
      const next = start + limit;
      return json(200, {
        items: all.slice(start, next).map(asListItem),
        cursor: next < all.length ? cursorFor(next) : null,
      });
    },
  },
];

/** The next cursor is not a number that one could count on. */
const cursorFor = (start: number) => Buffer.from(`c${start}`).toString('base64url');
const startOf = (cursor: string) =>
  cursor === '0' ? 0 : Number(Buffer.from(cursor, 'base64url').toString().slice(1)) || 0;

/** A query parameter ≥ 0; null when it is something else. */
function wholeNumber(request: Request, name: string, otherwise: number): number | null {
  const text = request.query.get(name);
  if (text === null) return otherwise;
  return /^\d+$/.test(text) ? Number(text) : null;
}

function flag(
  request: Request,
  name: string,
  has: (conversation: StoredConversation) => boolean,
  otherwise: boolean | null,
): (conversation: StoredConversation) => boolean {
  const text = request.query.get(name);
  const wanted = text === null ? otherwise : text === 'true';
  return (conversation) => wanted === null || has(conversation) === wanted;
}
