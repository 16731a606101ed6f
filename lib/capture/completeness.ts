import type { PartialReason } from '../conversation/conversation';
import { asObject, asText, type JsonObject, objectsIn } from '../conversation/json';

/** Extensions that shorten long chats keep ten turns or more; a shorter chat tells nothing. */
const SHORT = 20;

/**
 * Why a captured tree may not be whole although its links are in order. Extensions that make long chats faster (LightSession and its
 * forks, infpdev's booster; seen 2026-03 and 2026-04) rebuild it from the last turns: only the user's and the assistant's messages
 * remain, one child each, under a new beginning. Real conversations of that length hold a hidden message, a tool's, or a second
 * version. It is only a suspicion: a read that nobody can stand in the way of settles it.
 */
export function suspicionOf(tree: JsonObject): PartialReason | null {
  if (tree.root !== undefined) return 'truncated-by-extension';
  const nodes = objectsIn(Object.values(asObject(tree.mapping) ?? {}).map((node) => node ?? null));
  const messages = objectsIn(nodes.map(({ message }) => message ?? null));
  if (messages.length < SHORT) return null;
  const isPlain = messages.every((message) => {
    const role = asText(asObject(message.author)?.role);
    const hidden = asObject(message.metadata)?.is_visually_hidden_from_conversation === true;
    return !hidden && (role === 'user' || role === 'assistant');
  });
  const isLine = nodes.every(({ children }) => !Array.isArray(children) || children.length <= 1);
  return isPlain && isLine ? 'truncated-by-extension' : null;
}

/**
 * Whether a captured page of the flat form lost messages in its middle: each names the message before it, and one that names a message
 * which is nowhere in the page stands at its beginning.
 */
export function hasHoles(page: JsonObject): boolean {
  const messages = objectsIn(page.messages);
  const ids = new Set(messages.map(({ id }) => id));
  return messages.slice(1).some((message) => {
    const parent = asText(asObject(message.metadata)?.parent_id);
    return parent !== null && !ids.has(parent) && parent !== 'client-created-root';
  });
}
