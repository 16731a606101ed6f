import type { ChatgptSite } from '../chatgpt-site';
import type { StoredConversation } from '../conversations/model';
import { asFlatPage, asTree } from '../conversations/served';
import { conversationInaccessible, conversationNotFound, notFoundJson, unprocessable } from '../errors';
import { json } from '../reply';
import { bodyObject, type Request } from '../request';
import type { Route } from './route';

/** Single conversations in both forms, the batch route, and the side routes of one conversation. */
export const conversationRoutes: Route[] = [
  {
    name: 'conversation',
    method: 'GET',
    pattern: /^\/backend-api\/conversation\/([^/]+)$/,
    token: true,
    throttled: true,
    handle(site, request, [id = '']) {
      if (!site.settings.treeRoute) return notFoundJson();
      const conversation = find(site, request, id);
      return 'status' in conversation ? conversation : json(200, asTree(conversation));
    },
  },
  {
    name: 'conversation',
    method: 'POST',
    pattern: /^\/backend-api\/conversations\/batch$/,
    token: true,
    handle(site, request) {
      if (!site.settings.batchRoute) return notFoundJson();
      const ids = bodyObject(request)?.conversation_ids;
      if (!Array.isArray(ids) || ids.length > 10) {
        return unprocessable(['body', 'conversation_ids'], 'ensure this value has at most 10 items', 10);
      }
      const found = ids
        .map((id) => site.store.get(String(id)))
        .filter((conversation) => conversation !== null);
      return json(200, found.map(asTree));
    },
  },
  {
    name: 'conversation',
    method: 'GET',
    pattern: /^\/backend-api\/conversations\/([^/]+)$/,
    token: true,
    throttled: true,
    handle: (site, request, [id = '']) => flatPage(site, request, id, null),
  },
  {
    name: 'conversation',
    method: 'GET',
    pattern: /^\/backend-api\/conversations\/([^/]+)\/messages$/,
    token: true,
    throttled: true,
    handle: (site, request, [id = '']) => flatPage(site, request, id, request.query.get('before') ?? ''),
  },
  {
    name: 'conversation',
    method: 'GET',
    pattern: /^\/backend-api\/conversation\/([^/]+)\/textdocs$/,
    token: true,
    // Nobody has published the shape of this answer (2026-10). This one is made up; whoever reads it must not depend on it.
    handle: (site, _, [id = '']) => json(200, textdocsOf(site.store.get(id))),
  },
  {
    name: 'stream-status',
    method: 'GET',
    pattern: /^\/backend-api\/conversation\/([^/]+)\/stream_status$/,
    token: true,
    handle(site, _, [id = '']) {
      if (site.store.get(id) === null) return conversationNotFound();
      const state = site.runs.get(id)?.state ?? 'complete';
      return json(200, {
        status: { running: 'IS_STREAMING', complete: 'COMPLETE', stopped: 'COMPLETE', failed: 'FAILURE' }[
          state
        ],
      });
    },
  },
];

function textdocsOf(conversation: StoredConversation | null) {
  const named = (conversation?.nodes ?? []).flatMap(({ message }) => {
    const canvas = message?.metadata.canvas as { textdoc_id: string } | undefined;
    return canvas ? [canvas] : [];
  });
  return [...new Map(named.map((canvas) => [canvas.textdoc_id, canvas])).values()];
}

function flatPage(site: ChatgptSite, request: Request, id: string, before: string | null) {
  if (!site.settings.flatRoute) return notFoundJson();
  const conversation = find(site, request, id);
  if ('status' in conversation) return conversation;
  const turns = Number(request.query.get('num_turns') ?? '10');
  const page = Number.isInteger(turns) && turns > 0 ? asFlatPage(conversation, turns, before) : null;
  return page === null ? unprocessable(['query', 'before'], 'invalid cursor') : json(200, page);
}

function find(site: ChatgptSite, request: Request, id: string): StoredConversation | ReturnType<typeof json> {
  const { workspace } = site.settings;
  if (workspace !== null && request.headers['chatgpt-account-id'] !== workspace) {
    return conversationInaccessible(id);
  }
  return site.store.get(id) ?? conversationNotFound();
}
