import {
  activePath,
  childrenOf,
  epochSeconds,
  type ServedMessage,
  type StoredConversation,
  type StoredNode,
} from './model';

/** The keys that both forms of a single conversation carry. */
function conversationKeys(conversation: StoredConversation): Record<string, unknown> {
  return {
    title: conversation.title,
    create_time: epochSeconds(conversation.createdAt),
    update_time: epochSeconds(conversation.updatedAt),
    moderation_results: [],
    current_node: conversation.currentNode,
    plugin_ids: null,
    conversation_id: conversation.id,
    conversation_template_id: conversation.project,
    gizmo_id: conversation.project,
    gizmo_type: conversation.project === null ? null : 'snorlax',
    is_archived: conversation.archived,
    is_starred: conversation.starred,
    safe_urls: [],
    blocked_urls: [],
    default_model_slug: 'auto',
    conversation_origin: null,
    voice: null,
    async_status: conversation.streaming ? 3 : null,
    disabled_tool_ids: [],
    is_do_not_remember: false,
    memory_scope: conversation.project === null ? 'global_enabled' : 'project_enabled',
    sugar_item_id: null,
    sugar_item_visible: false,
    is_study_mode: false,
    owner: null,
  };
}

/** The whole tree: `GET /backend-api/conversation/{id}` and the batch route. */
export function asTree(conversation: StoredConversation): Record<string, unknown> {
  const node = ({ id, parent, message }: StoredNode) => ({
    id,
    message,
    parent,
    children: childrenOf(conversation, id),
  });
  return {
    ...conversationKeys(conversation),
    mapping: Object.fromEntries(conversation.nodes.map((each) => [each.id, node(each)])),
    id: conversation.id,
  };
}

/** Messages of the active branch, as the flat form lists them. */
function activeMessages(conversation: StoredConversation): ServedMessage[] {
  return activePath(conversation).flatMap((node) => {
    if (node.message === null) return [];
    const hasVersions = node.parent !== null && childrenOf(conversation, node.parent).length > 1;
    if (!hasVersions) return [node.message];
    return [{ ...node.message, metadata: { ...node.message.metadata, has_versions: true } }];
  });
}

/**
 * The newest page of the flat form (`before` null), or the page in front of the message `before`. Null when `before`
 * is not a cursor of this conversation. A turn begins with a message of the user.
 */
export function asFlatPage(
  conversation: StoredConversation,
  turns: number,
  before: string | null,
): Record<string, unknown> | null {
  const all = activeMessages(conversation);
  const end = before === null ? all.length : all.findIndex((message) => message.id === before);
  if (end < 0) return null;
  let start = end;
  for (let missing = turns; start > 0 && missing > 0; ) {
    start--;
    if (all[start]?.author.role === 'user') missing--;
  }
  // What stands before the first message of the user belongs to the first turn.
  if (!all.slice(0, start).some((message) => message.author.role === 'user')) start = 0;
  const messages = all.slice(start, end);
  const page = {
    messages,
    page_info: {
      start_cursor: messages[0]?.id ?? null,
      end_cursor: messages.at(-1)?.id ?? null,
      has_previous_page: start > 0,
      has_next_page: end < all.length,
    },
    safe_urls: [],
    blocked_urls: [],
  };
  return before === null ? { ...conversationKeys(conversation), id: conversation.id, ...page } : page;
}

/** One row of the history list. Times are ISO strings here, unlike everywhere else. */
export function asListItem(conversation: StoredConversation): Record<string, unknown> {
  return {
    id: conversation.id,
    title: conversation.title,
    create_time: isoMicros(conversation.createdAt),
    update_time: isoMicros(conversation.updatedAt),
    pinned_time: null,
    mapping: null,
    current_node: null,
    conversation_template_id: conversation.project,
    gizmo_id: conversation.project,
    is_archived: conversation.archived,
    is_starred: conversation.starred,
    is_do_not_remember: false,
    is_temporary_chat: conversation.temporary,
    memory_scope: 'global_enabled',
    workspace_id: null,
    async_status: null,
    safe_urls: [],
    blocked_urls: [],
    conversation_origin: null,
    snippet: null,
  };
}

function isoMicros(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/Z$/, '123Z');
}

/** A served message read back: the text a person sees. */
export function messageText(message: ServedMessage): string {
  const { parts } = message.content;
  if (!Array.isArray(parts)) return '';
  return parts.filter((part) => typeof part === 'string').join('\n');
}
