import { depthFirst } from './branches';
import { applyEdit } from './canvas-pattern';
import type { Part } from './conversation';
import { readEnvelope } from './envelope';
import { asArray, asObject, asText, type JsonObject, objectsIn, parseJson, readableJson } from './json';
import type { Tree, TreeNode } from './tree';

/** What a call to the canvas tool made of a document. */
export interface CanvasStep {
  /** Id of the document. */
  document: string;
  parts: Part[];
  /** True for a version whose full text is known. */
  whole: boolean;
}

interface Draft {
  title: string;
  type: string;
  /** Null once an edit could not be followed. */
  text: string | null;
}

/** Documents as they stand after a node, and the one that was last worked on. */
interface Desk {
  drafts: ReadonlyMap<string, Draft>;
  last: string | null;
}

const TOOL = /^canmore\.(create|update|comment)_textdoc$/;

/** Follows every canvas document along every branch. Node id of the call → what it did. */
export function followCanvas(tree: Tree): Map<string, CanvasStep> {
  const steps = new Map<string, CanvasStep>();
  const desks = new Map<string, Desk>();
  for (const node of depthFirst(tree)) {
    const before = (node.parent === null ? null : desks.get(node.parent)) ?? {
      drafts: new Map(),
      last: null,
    };
    const action = actionOf(node);
    const done = action === null ? null : perform(action, callOf(node), before, replyTo(node, tree), node.id);
    desks.set(node.id, done?.desk ?? before);
    if (done) steps.set(node.id, done.step);
  }
  return steps;
}

function actionOf(node: TreeNode): string | null {
  return TOOL.exec(asText(node.message?.recipient) ?? '')?.[1] ?? null;
}

/** Arguments of the call: JSON, as code or (older) as text. */
function callOf(node: TreeNode): { raw: string; call: JsonObject | null } {
  const { content } = readEnvelope(node.id, node.message ?? {});
  const raw =
    asText(content?.text) ??
    asArray(content?.parts)
      .filter((part) => typeof part === 'string')
      .join('\n');
  return { raw, call: asObject(parseJson(raw)) };
}

/** `metadata.canvas` of the tool's reply, which alone names the document. */
function replyTo(node: TreeNode, tree: Tree): JsonObject | null {
  for (const id of node.children) {
    const canvas = asObject(asObject(tree.nodes.get(id)?.message?.metadata)?.canvas);
    if (canvas) return canvas;
  }
  return null;
}

function perform(
  action: string,
  { raw, call }: { raw: string; call: JsonObject | null },
  before: Desk,
  reply: JsonObject | null,
  nodeId: string,
): { desk: Desk; step: CanvasStep } {
  const created = action === 'create';
  const document = asText(reply?.textdoc_id) ?? (created ? nodeId : (before.last ?? nodeId));
  if (action === 'comment') {
    return {
      desk: before,
      step: { document, parts: commentsIn(call), whole: false },
    };
  }
  const known = before.drafts.get(document);
  const text = created ? asText(call?.content) : edit(known?.text ?? null, call);
  const draft: Draft = {
    title: asText(reply?.title) ?? asText(call?.name) ?? known?.title ?? '',
    type: asText(reply?.textdoc_type) ?? asText(call?.type) ?? known?.type ?? 'document',
    text,
  };
  const part: Part = {
    kind: 'canvas',
    fileId: null,
    title: draft.title,
    documentType: draft.type,
    text: text ?? (call ? readableJson(call) : raw),
    reconstructed: text !== null,
  };
  const drafts = new Map(before.drafts).set(document, draft);
  return {
    desk: { drafts, last: document },
    step: { document, parts: [part], whole: text !== null },
  };
}

function edit(text: string | null, call: JsonObject | null): string | null {
  const updates = objectsIn(call?.updates);
  if (updates.length === 0) return null;
  return updates.reduce<string | null>((current, { pattern, replacement, multiple }) => {
    if (typeof pattern !== 'string' || typeof replacement !== 'string') return null;
    if (current === null && pattern !== '.*') return null;
    return applyEdit(current ?? '', {
      pattern,
      replacement,
      multiple: multiple === true,
    });
  }, text);
}

function commentsIn(call: JsonObject | null): Part[] {
  return objectsIn(call?.comments).map(({ pattern, comment }) => ({
    kind: 'quote',
    text: asText(comment) ?? '',
    title: asText(pattern),
    url: null,
  }));
}
