import { Decimal } from '../json';

/** A message in the form in which ChatGPT serves it (the envelope of every route and of the stream). */
export interface ServedMessage {
  id: string;
  author: { role: string; name: string | null; metadata: Record<string, unknown> };
  create_time: Decimal | null;
  update_time: Decimal | null;
  content: Record<string, unknown> & { content_type: string };
  status: string;
  end_turn: boolean | null;
  weight: Decimal;
  recipient: string;
  channel: string | null;
  metadata: Record<string, unknown>;
}

export interface StoredNode {
  id: string;
  parent: string | null;
  message: ServedMessage | null;
}

/** One conversation as the server keeps it. Every served shape (tree, flat pages, list row) is derived from this. */
export interface StoredConversation {
  id: string;
  title: string | null;
  /** Epoch ms. */
  createdAt: number;
  updatedAt: number;
  /** In order of creation; the first is the root, without a message. */
  nodes: StoredNode[];
  currentNode: string;
  archived: boolean;
  starred: boolean;
  /** Project id (`g-p-…`) or null. */
  project: string | null;
  temporary: boolean;
  /** An answer is being written. */
  streaming: boolean;
}

/** Seconds since the epoch with six digits, as Python's `time.time()` prints them. */
export function epochSeconds(milliseconds: number, micros = 123): Decimal {
  const seconds = Math.floor(milliseconds / 1000);
  const fraction = String((milliseconds - seconds * 1000) * 1000 + micros).padStart(6, '0');
  return new Decimal(`${seconds}.${fraction}`);
}

/** The id of a node or conversation that is the same in every run: readable, and a valid UUID. */
export function fixedId(kind: number, number: number): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  return `${hex(kind, 8)}-51b0-4a7e-8000-${hex(number, 12)}`;
}

/** From the root to the current node. */
export function activePath(conversation: StoredConversation): StoredNode[] {
  const byId = new Map(conversation.nodes.map((node) => [node.id, node]));
  const path: StoredNode[] = [];
  let node = byId.get(conversation.currentNode);
  while (node !== undefined) {
    path.unshift(node);
    node = node.parent === null ? undefined : byId.get(node.parent);
  }
  return path;
}

/** Ids of the children of a node, oldest first. */
export function childrenOf(conversation: StoredConversation, id: string): string[] {
  return conversation.nodes.filter((node) => node.parent === id).map((node) => node.id);
}
