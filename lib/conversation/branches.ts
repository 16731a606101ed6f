import type { Tree, TreeNode } from './tree';

/** Nodes from a root to the current node, in reading order. */
export function activePath(tree: Tree): TreeNode[] {
  const path: TreeNode[] = [];
  let node = tree.current === null ? undefined : tree.nodes.get(tree.current);
  while (node) {
    path.push(node);
    node = node.parent === null ? undefined : tree.nodes.get(node.parent);
  }
  return path.reverse();
}

/** The same tree with another branch shown: the one through this node, along the newest versions of what follows it. */
export function through(tree: Tree, id: string): Tree {
  let node = tree.nodes.get(id);
  if (!node) return tree;
  for (let next = node; next; ) {
    node = next;
    const last = next.children.at(-1);
    const child = last === undefined ? undefined : tree.nodes.get(last);
    if (!child) break;
    next = child;
  }
  return { ...tree, current: node.id, guessed: false };
}

/** Every node once, depth first: a parent before its children, older versions before newer ones. */
export function depthFirst(tree: Tree): TreeNode[] {
  const order: TreeNode[] = [];
  const waiting = [...tree.nodes.values()].filter((node) => node.parent === null).reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    order.push(node);
    for (let last = node.children.length - 1; last >= 0; last--) {
      const child = tree.nodes.get(node.children[last] ?? '');
      if (child) waiting.push(child);
    }
  }
  return order;
}

/**
 * Which messages are versions of each other: shown messages of one role that follow the same shown message. What lies hidden
 * between them (tool calls, thoughts) does not count. Only messages that have siblings are in the answer.
 *
 * @param roleOf role of a shown message; null for nodes that are not shown
 */
export function findVersions(
  tree: Tree,
  roleOf: (id: string) => string | null,
): Map<string, { index: number; count: number; ids: string[] }> {
  const after = new Map<string, string>();
  const groups = new Map<string, Map<string, string[]>>();
  for (const { id, parent } of depthFirst(tree)) {
    const role = roleOf(id);
    const before = parent === null ? `root ${id}` : (after.get(parent) ?? '');
    after.set(id, role === null ? before : id);
    if (role === null) continue;
    const byRole = groups.get(before) ?? new Map<string, string[]>();
    groups.set(before, byRole);
    const group = byRole.get(role);
    if (group) group.push(id);
    else byRole.set(role, [id]);
  }
  const versions = new Map<string, { index: number; count: number; ids: string[] }>();
  for (const ids of [...groups.values()].flatMap((byRole) => [...byRole.values()])) {
    if (ids.length < 2) continue;
    for (const [place, id] of ids.entries()) versions.set(id, { index: place + 1, count: ids.length, ids });
  }
  return versions;
}
