import { asObject, asText, type JsonObject, parseJson } from '../conversation/json';
import { isStreamCopy, STREAM_MARK, streamedMessages } from '../conversation/stream-copy';
import { fullerMessage } from '../conversation/words-of';

/** Further, another one begins: what is saved with each turn stays small. */
const MOST_MESSAGES = 24;

/**
 * The streamed exchange together with the one it follows, or tells further, as one body; null when the two do not belong together. Both
 * are rebuilt texts, so nothing that was served changes; a day of chatting is then a few bodies and not hundreds.
 */
export function mergeStreams(newer: string, older: string): string | null {
  if (!newer.startsWith(STREAM_MARK) || !older.startsWith(STREAM_MARK)) return null;
  const [after, before] = [asObject(parseJson(newer)), asObject(parseJson(older))];
  if (!after || !before || !isStreamCopy(after) || !isStreamCopy(before)) return null;
  if (after.conversation_id !== before.conversation_id) return null;
  const known = streamedMessages(before);
  const told = new Map(streamedMessages(after).map((message) => [message.id, message]));
  if (known.length > MOST_MESSAGES || !continues(after, told, known)) return null;
  const messages = known.map((message) => fullerMessage(told.get(message.id) ?? message, message));
  for (const message of told.values()) if (!known.some(({ id }) => id === message.id)) messages.push(message);
  const { lifeboat_stream: _, ...about } = before;
  const merged = { ...about, title: asText(after.title) ?? about.title ?? null, messages };
  return STREAM_MARK + JSON.stringify(merged).slice(1);
}

/** It follows the last message, or begins with one from which on it tells every message again. */
function continues(after: JsonObject, told: Map<unknown, JsonObject>, known: JsonObject[]): boolean {
  if (after.parent !== null && after.parent === known.at(-1)?.id) return true;
  const [first] = told.keys();
  const from = known.findIndex(({ id }) => id === first);
  return from >= 0 && known.slice(from).every(({ id }) => told.has(id));
}
