/** What an address of chatgpt.com shows. */
export interface Address {
  /** Id of the conversation, as the server knows it; null for everything else. */
  conversationId: string | null;
  /** A temporary chat: nothing of it may be kept without being asked. */
  temporary: boolean;
  /** Id of the project it belongs to (`g-p-…`), or null. */
  project: string | null;
}

/**
 * `/c/{id}` and `/g/{gizmo}/c/{id}`. Before the server has named a conversation, the page uses ids of its own (`WEB:…`, `local-…`),
 * which mean nothing to anybody else and must never be stored. Seen 2026-10.
 */
const CONVERSATION = /^\/(?:g\/([^/]+)\/)?c\/([0-9a-f]{8}-[\w-]{8,60})\/?$/i;
const PROJECT = /^(g-p-[0-9a-f]+)/i;

/** Reads an address; one of another site shows nothing. */
export function readAddress(url: string): Address {
  const { pathname, searchParams } = new URL(url);
  const [, gizmo = '', id] = CONVERSATION.exec(pathname) ?? [];
  const project = PROJECT.exec(gizmo || (/^\/g\/([^/]+)/.exec(pathname)?.[1] ?? ''))?.[1] ?? null;
  const temporary = searchParams.get('temporary-chat') === 'true';
  return { conversationId: temporary ? null : (id ?? null), temporary, project };
}
