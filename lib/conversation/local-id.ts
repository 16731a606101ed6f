import type { Tree } from './tree';

/** Files made by hand may hold no id of their conversation. Ours says that ChatGPT does not know it. */
const LOCAL = 'local-';

/** An id for a conversation without one: the same for the same conversation, made of its first message's id. */
export function localId(tree: Tree): string {
  for (const node of tree.nodes.values()) if (node.message) return LOCAL + node.id;
  return `${LOCAL}empty`;
}

/** True when ChatGPT has an address for the conversation of that id. */
export function hasAddress(id: string): boolean {
  return id !== '' && !id.startsWith(LOCAL);
}
