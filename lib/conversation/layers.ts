import type { PartialReason } from './conversation';
import { joinPages, treeOfMessages } from './flat';
import { asObject, asText, type JsonObject } from './json';
import { recognise } from './recognise';
import { streamedMessages } from './stream-copy';
import { buildTree, type Tree } from './tree';
import { UnreadableFileError } from './unreadable-file-error';
import { fullerMessage } from './words-of';

/** What pieces of one conversation say together. */
export interface JoinedLayers {
  /** Conversation-level keys: the newest piece that knows one says its value. */
  keys: JsonObject;
  tree: Tree;
  partialBecause: PartialReason | null;
}

/** One message and where its own piece puts it. */
interface Placed {
  id: string;
  message: JsonObject | null;
  /** Ids it may hang under, the best first. */
  parents: string[];
  /** Nothing comes before it. */
  begins: boolean;
}

interface Layer {
  keys: JsonObject;
  placed: Placed[];
  /** Lists of children as served: they say which version came first. */
  children: Map<string, string[]>;
  current: string | null;
  /** Its own links contradict each other. */
  broken: boolean;
}

const PIECE_KEYS = new Set([
  ...['messages', 'page_info', 'safe_urls', 'blocked_urls', 'mapping'],
  ...['lifeboat_stream', 'parent', 'begins', 'root'],
]);

/**
 * Joins pieces of one conversation that arrived at different times: what the page loaded then, what was streamed since, what it loads
 * now. Messages are the same where their ids are; of two, the newer piece's counts unless it tells only the beginning of what the older
 * one tells, and everything that any piece holds is there.
 * A message whose predecessor is in no piece leaves a gap; the copy is whole when the branch that is shown has none.
 *
 * @param bodies newest first
 */
export function joinLayers(bodies: JsonObject[]): JoinedLayers {
  const layers = bodies.map(readLayer);
  const keys: JsonObject = {};
  for (const layer of layers)
    for (const [key, value] of Object.entries(layer.keys))
      if (!PIECE_KEYS.has(key) && value !== null && (keys[key] ?? null) === null) keys[key] = value;

  const known = new Map<string, Placed>();
  for (const layer of layers.toReversed()) {
    for (const placed of layer.placed) {
      const before = known.get(placed.id);
      known.set(placed.id, before ? renewed(before, placed) : placed);
    }
  }
  const gaps = new Set<string>();
  const parents = new Map<string, string | null>();
  for (const { id, parents: wanted, begins } of known.values()) {
    const parent = wanted.find((name) => name !== id && known.has(name)) ?? null;
    parents.set(id, parent);
    if (parent === null && !begins) gaps.add(id);
  }
  const served = new Map(layers.toReversed().flatMap(({ children }) => [...children]));
  const mapping: JsonObject = {};
  for (const { id, message } of known.values()) {
    const children = (served.get(id) ?? []).filter((child) => parents.get(child) === id);
    mapping[id] = { id, message, parent: parents.get(id) ?? null, children };
  }
  const tree = buildTree(mapping, shownEnd(layers, parents) ?? undefined);
  tree.broken ||= layers.some(({ broken }) => broken);
  return { keys, tree, partialBecause: leadsToGap(tree, gaps) ? 'missing-pages' : null };
}

/** The fuller message in the place that either piece knows for it. */
function renewed(before: Placed, after: Placed): Placed {
  return {
    id: after.id,
    message:
      after.message && before.message
        ? fullerMessage(after.message, before.message)
        : (after.message ?? before.message),
    // A message never moves; the piece that came first may be a tree, which states what the others only imply.
    parents: [...before.parents, ...after.parents],
    begins: before.begins || after.begins,
  };
}

function readLayer(body: JsonObject): Layer {
  switch (recognise(body)) {
    case 'tree':
      return readTreeLayer(body);
    case 'flat': {
      const { has_previous_page: earlier, has_next_page: later } = asObject(body.page_info) ?? {};
      const placed = inOrder(joinPages([body]).messages, null, earlier === false);
      // Older pages carry neither the conversation's keys nor its end.
      const isNewest = later !== true && asText(body.conversation_id) !== null;
      const end = asText(body.current_node) ?? (isNewest ? (placed.at(-1)?.id ?? null) : null);
      return { keys: body, placed, children: new Map(), current: end, broken: false };
    }
    case 'stream': {
      const placed = inOrder(streamedMessages(body), asText(body.parent), body.begins === true);
      const current = placed.at(-1)?.id ?? null;
      return { keys: body, placed, children: new Map(), current, broken: false };
    }
    default:
      throw new UnreadableFileError('no-conversation');
  }
}

function readTreeLayer(body: JsonObject): Layer {
  const tree = buildTree(asObject(body.mapping) ?? {}, body.current_node);
  // Shortened by another extension (2026): what it hangs the rest on came before it in truth.
  const isShortened = body.root !== undefined;
  const isMadeUp = (id: string) =>
    isShortened && tree.nodes.get(id)?.parent === null && !tree.nodes.get(id)?.message;
  const placed = [...tree.nodes.values()].map(({ id, message, parent }) => ({
    id,
    message,
    parents: parent === null || isMadeUp(parent) ? [] : [parent],
    begins: parent === null && !isShortened,
  }));
  const children = new Map([...tree.nodes.values()].map((node) => [node.id, node.children]));
  return { keys: body, placed, children, current: tree.guessed ? null : tree.current, broken: tree.broken };
}

/** Messages in a row, linked as the flat form is; the first one hangs under what it names, or under `parent`. */
function inOrder(messages: JsonObject[], parent: string | null, begins: boolean): Placed[] {
  const { nodes } = treeOfMessages(messages, undefined);
  const [root, ...others] = nodes.values();
  return others.map(({ id, message, parent: before }, place) => {
    const isTop = before === root?.id;
    const named = asText(asObject(message?.metadata)?.parent_id);
    const parents = isTop ? [named, parent] : [before];
    return { id, message, parents: parents.filter((name) => name !== null), begins: begins && place === 0 };
  });
}

/**
 * Where the branch that is shown ends: where the newest piece says, unless an older piece goes on from there. An answer that was
 * seen and that the server has lost since stays in sight.
 */
function shownEnd(layers: Layer[], parents: Map<string, string | null>): string | null {
  const ends = layers.flatMap(({ current }) => (current !== null && parents.has(current) ? [current] : []));
  let [end] = ends;
  for (const other of ends) if (end !== undefined && isBefore(end, other, parents)) end = other;
  return end ?? null;
}

function isBefore(id: string, end: string, parents: Map<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at: string | null = end; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

function leadsToGap({ nodes, current }: Tree, gaps: Set<string>): boolean {
  for (let at = current; at !== null; at = nodes.get(at)?.parent ?? null) if (gaps.has(at)) return true;
  return false;
}
