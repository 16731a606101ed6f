import { asArray, asObject, asText, type Json, type JsonObject } from './json';
import { readTime } from './time';

/** One place in a conversation. Some hold no message: the root, and bookkeeping. */
export interface TreeNode {
  id: string;
  message: JsonObject | null;
  parent: string | null;
  /** In the order of versions. */
  children: string[];
}

/** A conversation as a forest: every link leads to a node that exists, and no walk along links can go in circles. */
export interface Tree {
  /** In order of appearance. */
  nodes: Map<string, TreeNode>;
  /** Where the branch that is shown ends; null only when there is no node at all. */
  current: string | null;
  /** `current` was not served, or names no node. */
  guessed: boolean;
  /** Links were missing, contradicted each other or went in circles. */
  broken: boolean;
}

/** A node without a parent's name, or whose parent is only a name in real copies, begins the conversation. */
const CLIENT_ROOT = 'client-created-root';

/**
 * Builds the tree of a `mapping`. Parents come from the nodes, missing ones from the children's lists (2026 exports have no such
 * lists); where the two contradict each other the node's own word counts and the tree is `broken`. A parent that is not
 * there makes its child a root.
 *
 * @param mapping node id → node; order of appearance is the order of its keys
 * @param current id of the current node, as served
 */
export function buildTree(mapping: JsonObject, current: Json | undefined): Tree {
  const entries = Object.entries(mapping).map(([id, node]) => ({
    id,
    node: asObject(node) ?? {},
  }));
  const nodes = new Map<string, TreeNode>();
  for (const { id, node } of entries) {
    nodes.set(id, {
      id,
      message: asObject(node.message),
      parent: null,
      children: [],
    });
  }

  const claims = new Map<string, string>();
  let broken = false;
  for (const { id, node } of entries) {
    for (const child of asArray(node.children)) {
      if (typeof child !== 'string' || claims.get(child) === id) continue;
      if (!nodes.has(child) || claims.has(child)) broken = true;
      else claims.set(child, id);
    }
  }

  for (const { id, node } of entries) {
    const own = asText(node.parent);
    const claimed = claims.get(id) ?? null;
    const parent = own ?? claimed;
    if (own !== null && claimed !== null && own !== claimed) broken = true;
    const known = parent === null ? undefined : nodes.get(parent);
    if (parent !== null && !known && parent !== CLIENT_ROOT) broken = true;
    link(nodes, id, known?.id ?? null);
  }
  if (cutCircles(nodes)) broken = true;
  const linked = entries.some(
    ({ node }) => asText(node.parent) !== null || asArray(node.children).length > 0,
  );
  if (!linked) chain(nodes);
  orderChildren(nodes, entries);
  return { nodes, broken, ...findCurrent(nodes, current) };
}

function link(nodes: Map<string, TreeNode>, id: string, parent: string | null): void {
  const node = nodes.get(id);
  if (node) node.parent = parent;
}

/** Hand-made files without any links list their messages in order. */
function chain(nodes: Map<string, TreeNode>): void {
  let previous: string | null = null;
  for (const node of nodes.values()) {
    node.parent = previous;
    previous = node.id;
  }
}

/** Takes one link out of every circle. True when there was one. */
function cutCircles(nodes: Map<string, TreeNode>): boolean {
  const settled = new Set<string>();
  let found = false;
  for (const start of nodes.values()) {
    const walked = new Set<string>();
    let node: TreeNode | undefined = start;
    while (node && !settled.has(node.id)) {
      walked.add(node.id);
      if (node.parent !== null && walked.has(node.parent)) {
        node.parent = null;
        found = true;
      }
      node = node.parent === null ? undefined : nodes.get(node.parent);
    }
    for (const id of walked) settled.add(id);
  }
  return found;
}

/** Served lists of children say which version came first; children they do not name follow as they appeared. */
function orderChildren(nodes: Map<string, TreeNode>, entries: { id: string; node: JsonObject }[]): void {
  const placed = new Set<string>();
  const place = (child: TreeNode) => {
    if (child.parent === null || placed.has(child.id)) return;
    placed.add(child.id);
    nodes.get(child.parent)?.children.push(child.id);
  };
  for (const { id, node } of entries) {
    for (const name of asArray(node.children)) {
      const child = typeof name === 'string' ? nodes.get(name) : undefined;
      if (child?.parent === id) place(child);
    }
  }
  for (const node of nodes.values()) place(node);
}

/** The served current node, else the leaf with the latest message; of equals the one that appeared last. */
function findCurrent(
  nodes: Map<string, TreeNode>,
  served: Json | undefined,
): Pick<Tree, 'current' | 'guessed'> {
  if (typeof served === 'string' && nodes.has(served)) return { current: served, guessed: false };
  let current: string | null = null;
  let latest = Number.NEGATIVE_INFINITY;
  for (const node of nodes.values()) {
    if (node.children.length > 0) continue;
    const at = readTime(node.message?.create_time) ?? Number.NEGATIVE_INFINITY;
    if (current !== null && at < latest) continue;
    current = node.id;
    latest = at;
  }
  return { current, guessed: true };
}
