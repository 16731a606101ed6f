import { asText, type JsonObject, objectsIn } from './json';

/**
 * A prompt and its answer as they were streamed (`lib/capture/exchange.ts` writes it):
 *
 * ```json
 * { "lifeboat_stream": 1, "conversation_id": "…", "title": "…" | null, "parent": "…" | null, "begins": false,
 *   "messages": [ { "id": "…", "author": …, "content": …, "metadata": { "parent_id": "…" } } ] }
 * ```
 *
 * `parent` is the message the exchange follows; `begins` says that it is the first of its conversation. The messages are rebuilt
 * from the stream and not what a read would serve: a served copy of the same messages is always preferred.
 */
export function isStreamCopy(json: JsonObject): boolean {
  return json.lifeboat_stream === 1 && Array.isArray(json.messages) && asText(json.conversation_id) !== null;
}

/** How the text of such a body begins. */
export const STREAM_MARK = '{"lifeboat_stream":1,';

/** The messages of an exchange that have an id; without one nothing else can refer to them. */
export function streamedMessages(json: JsonObject): JsonObject[] {
  return objectsIn(json.messages).filter(({ id }) => asText(id) !== null);
}
