import type { PartialReason } from './conversation';
import { asObject, asText, type Json, type JsonObject, objectsIn } from './json';
import type { Tree, TreeNode } from './tree';

/** What the pages of one conversation say together. */
export interface JoinedPages {
  /** Conversation-level keys: the newest page that knows one says its value. */
  keys: JsonObject;
  messages: JsonObject[];
  partialBecause: PartialReason | null;
}

const PAGE_KEYS = new Set(['messages', 'page_info', 'safe_urls', 'blocked_urls']);

/**
 * Joins the page's own form of a conversation: older pages in front, a message that two pages hold is taken from the newer one.
 * Only the first answer carries the conversation's keys; continuations never overwrite them.
 *
 * @param pages newest first
 */
export function joinPages(pages: JsonObject[]): JoinedPages {
  const keys: JsonObject = {};
  const seen = new Map<string, string>();
  const messages: JsonObject[] = [];
  let flawed = false;
  for (const page of pages) {
    for (const [key, value] of Object.entries(page)) {
      if (!PAGE_KEYS.has(key) && value !== null && (keys[key] ?? null) === null) keys[key] = value;
    }
    const older: JsonObject[] = [];
    for (const message of objectsIn(page.messages)) {
      const id = asText(message.id);
      const text = JSON.stringify(message);
      const known = id === null ? undefined : seen.get(id);
      if (id === null || (known !== undefined && known !== text)) flawed = true;
      if (known !== undefined) continue;
      if (id !== null) seen.set(id, text);
      older.push(message);
    }
    messages.unshift(...older);
  }
  const complete = !flawed && reachesBeginning(pages);
  return { keys, messages, partialBecause: complete ? null : 'missing-pages' };
}

/** Each page must lead to the next older one, and the oldest must say that there is none before it. */
function reachesBeginning(pages: JsonObject[]): boolean {
  const cursors = new Set<Json | undefined>();
  for (const [place, page] of pages.entries()) {
    const info = asObject(page.page_info);
    const last = place === pages.length - 1;
    if (info?.has_previous_page !== !last) return false;
    if (!last && cursors.has(info.start_cursor)) return false;
    cursors.add(info.start_cursor);
  }
  return pages.length > 0;
}

/**
 * Turns joined pages into a tree. The parent is `metadata.parent_id` where that message is there and comes before, otherwise the
 * previous message. Two messages with one parent are versions, unless they only continue one turn: whether tool steps
 * name the prompt or the step before as their parent is not known, and a step must not vanish from the branch.
 */
export function treeOfMessages(messages: JsonObject[], current: Json | undefined): Tree {
  const nodes = new Map<string, TreeNode>();
  const root: TreeNode = {
    id: 'root',
    message: null,
    parent: null,
    children: [],
  };
  nodes.set(root.id, root);
  let previous = root;
  for (const [place, message] of messages.entries()) {
    const named = asText(message.id) ?? `message-${place + 1}`;
    const id = nodes.has(named) ? `${named}#${place + 1}` : named;
    const parent = parentOf(message, previous, nodes);
    const node: TreeNode = { id, message, parent: parent.id, children: [] };
    nodes.set(id, node);
    parent.children.push(id);
    previous = node;
  }
  const known = typeof current === 'string' && nodes.has(current) && current !== root.id;
  return {
    nodes,
    current: known ? current : previous.id,
    guessed: false,
    broken: false,
  };
}

function parentOf(message: JsonObject, previous: TreeNode, nodes: Map<string, TreeNode>): TreeNode {
  const named = asText(asObject(message.metadata)?.parent_id);
  const parent = named === null ? undefined : nodes.get(named);
  if (!parent || parent.id === previous.id) return previous;
  return startsVersion(message, parent, previous, nodes) ? parent : previous;
}

/** Whether the message replaces what followed `parent`, rather than continuing it. */
function startsVersion(
  message: JsonObject,
  parent: TreeNode,
  previous: TreeNode,
  nodes: Map<string, TreeNode>,
): boolean {
  if (roleOf(message) === 'user') return true;
  if (exchangeOf(message) !== exchangeOf(previous.message)) return true;
  for (let node: TreeNode | undefined = previous; node && node !== parent; ) {
    if (node.message?.end_turn === true && roleOf(node.message) === 'assistant') return true;
    node = node.parent === null ? undefined : nodes.get(node.parent);
  }
  return false;
}

function roleOf(message: JsonObject | null): string | null {
  return asText(asObject(message?.author)?.role);
}

function exchangeOf(message: JsonObject | null): string | null {
  return asText(asObject(message?.metadata)?.turn_exchange_id);
}
