import type { PartialReason, ServedConversation } from '../conversation/conversation';
import { asArray, asObject, asText, type JsonObject, parseJson } from '../conversation/json';
import { sliceJson } from '../import/slice-json';
import { hasHoles, suspicionOf } from './completeness';

/** One conversation, or a page of it, as the page received it. */
export interface CapturedBody {
  served: ServedConversation;
  /** Why it may not be whole, beyond what the archive finds by itself. */
  partialBecause: PartialReason | null;
}

/** Ids as the server gives them (`lib/chatgpt/urls.ts`). */
const ID = /^[0-9a-f]{8}-[\w-]{8,60}$/i;
const READ = /\/(conversations?)\/([^/]+)(\/messages)?$/;

/**
 * What a body of a known route is: a tree, a page of the flat form (older pages have their identity only in their address), or
 * several trees at once. Nothing when it is something else; another conversation than the address says is not believed.
 */
export function readBodies({ path, method }: { path: string; method: string }, text: string): CapturedBody[] {
  const [, route, id = '', older] = READ.exec(path) ?? [];
  if (route === undefined) return [];
  const value = parseJson(text);
  if (method === 'POST') return id === 'batch' ? readBatch(text, value) : [];
  const body = asObject(value);
  if (!body || !ID.test(id)) return [];
  const named = asText(body.conversation_id);
  if (named !== null && named !== id) return [];
  if (asObject(body.mapping)) return older ? [] : [aTree(id, text, body)];
  const isPage =
    Array.isArray(body.messages) && body.messages.length > 0 && asObject(body.page_info) !== null;
  if (!isPage) return [];
  const partialBecause = hasHoles(body) ? 'broken-links' : null;
  return [{ served: { shape: 'flat', bodies: [text], id }, partialBecause }];
}

function aTree(id: string, text: string, tree: JsonObject): CapturedBody {
  return { served: { shape: 'tree', bodies: [text], id }, partialBecause: suspicionOf(tree) };
}

/** The batch route answers with a list of trees; each is kept as its slice of the text. */
function readBatch(text: string, value: ReturnType<typeof parseJson>): CapturedBody[] {
  return asArray(value).flatMap((each, place) => {
    const tree = asObject(each);
    const id = asText(tree?.conversation_id) ?? asText(tree?.id);
    const own = sliceJson(text, [place]);
    return tree && asObject(tree.mapping) && id !== null && ID.test(id) && own ? [aTree(id, own, tree)] : [];
  });
}
