import { asNumber, asObject, asText, type JsonObject, objectsIn } from './json';
import { hasMarkers } from './markers';
import { type Reference, readReference } from './references';
import type { Tree, TreeNode } from './tree';

/** A mark that names what a search found: `cite`, then one key or several. */
const CITE = /\uE200cite((?:\uE202[^\uE200-\uE202\n]{1,100})+)\uE201/g;

/** Pages that searches of a turn found, by the keys under which its answer cites them: `turn0search1`. */
export type FoundPages = ReadonlyMap<string, JsonObject>;

/** What was found for a message: by itself, or by the steps between it and the question before it; the nearest finding counts. */
export function pagesFoundFor(tree: Tree, node: TreeNode): FoundPages {
  const found = new Map<string, JsonObject>();
  for (let at: TreeNode | undefined = node; at && !isQuestion(at); at = tree.nodes.get(at.parent ?? ''))
    for (const page of pagesIn(at)) {
      const key = keyOf(page);
      if (key !== null && !found.has(key)) found.set(key, page);
    }
  return found;
}

function isQuestion({ message }: TreeNode): boolean {
  return asObject(message?.author)?.role === 'user';
}

function pagesIn({ message }: TreeNode): JsonObject[] {
  const groups = objectsIn(asObject(message?.metadata)?.search_result_groups);
  return groups.flatMap(({ entries }) => objectsIn(entries));
}

function keyOf({ ref_id }: JsonObject): string | null {
  const { turn_index, ref_type, ref_index } = asObject(ref_id) ?? {};
  const [turn, type, place] = [asNumber(turn_index), asText(ref_type), asNumber(ref_index)];
  return turn === null || type === null || place === null ? null : `turn${turn}${type}${place}`;
}

/**
 * References for the marks that have none of their own, as in answers that were cut off or copied before the server had resolved them (2026).
 *
 * @param known references the message came with
 * @param find asked only where there is such a mark
 */
export function citedByKey(text: string, known: readonly Reference[], find: () => FoundPages): Reference[] {
  if (!hasMarkers(text)) return [];
  const marks = [...text.matchAll(CITE)].filter(([mark]) => !known.some(({ matched }) => matched === mark));
  if (marks.length === 0) return [];
  const pages = find();
  return marks.flatMap(({ 0: mark, 1: keys = '', index }) => {
    const items = keys.split('\uE202').map((key) => pages.get(key) ?? null);
    if (items.every((item) => item === null)) return [];
    return readReference({
      type: 'grouped_webpages',
      matched_text: mark,
      start_idx: index,
      end_idx: index + mark.length,
      items,
    });
  });
}
