import type { CanvasStep } from './canvas';
import type { Message } from './conversation';
import { readEnvelope } from './envelope';
import { pagesFoundFor } from './found-pages';
import { readMessage } from './read-message';
import type { Tree, TreeNode } from './tree';

/** A node that holds a message, and how that reads. */
export interface Place {
  node: TreeNode;
  message: Message;
}

/** Reads every message of a tree once. Ids are unique in the answer: where two nodes name one id, the second goes by its node. */
export function readPlaces(
  tree: Tree,
  canvas: Map<string, CanvasStep>,
): { places: Map<string, Place>; ghostCitations: number } {
  const places = new Map<string, Place>();
  const taken = new Set<string>();
  let ghostCitations = 0;
  for (const node of tree.nodes.values()) {
    if (!node.message) continue;
    const read = readMessage(node.id, node.message, canvas.get(node.id), () => pagesFoundFor(tree, node));
    const id = taken.has(read.message.id) ? node.id : read.message.id;
    taken.add(id);
    ghostCitations += read.ghostCitations;
    places.set(node.id, { node, message: { ...read.message, id } });
  }
  return { places, ghostCitations };
}

/** On one branch only the last version of a canvas document is shown; earlier ones are folded. */
export function foldEarlierVersions(path: Place[], canvas: Map<string, CanvasStep>): void {
  const later = new Set<string>();
  for (const place of path.toReversed()) {
    const step = canvas.get(place.node.id);
    if (!step?.whole) continue;
    if (later.has(step.document)) place.message = { ...place.message, visibility: 'folded' };
    later.add(step.document);
  }
}

/**
 * An answer that reached the length limit goes on in the next one, in the middle of a sentence or of a code block: the two are
 * one text.
 */
export function joinCutAnswers(path: Place[]): void {
  const shown = path.filter(({ message }) => message.visibility === 'shown');
  for (const [at, place] of shown.entries()) {
    const next = shown[at + 1];
    if (!next || place.message.role !== 'assistant' || next.message.role !== 'assistant') continue;
    const { finish } = readEnvelope(place.node.id, place.node.message ?? {});
    const isText = place.message.parts.at(-1)?.kind === 'text' && next.message.parts[0]?.kind === 'text';
    if (finish !== 'max_tokens' || !isText) continue;
    place.message = { ...place.message, unfinished: false };
    next.message = { ...next.message, continues: true };
  }
}
