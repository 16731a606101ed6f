import { asObject, asText, type JsonObject } from './json';

/** The words of a served message as they grow: of its parts or its code, whatever else it holds. */
export function wordsOf({ content }: JsonObject): string {
  const { parts, text, content: words } = asObject(content) ?? {};
  const all = Array.isArray(parts)
    ? parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
    : [];
  return [...all, asText(text) ?? '', asText(words) ?? ''].filter((one) => one !== '').join('\n');
}

/** Of two served states of one message the newer one, unless it tells only the beginning of what the older one tells. */
export function fullerMessage(newer: JsonObject, older: JsonObject): JsonObject {
  const [short, long] = [wordsOf(newer), wordsOf(older)];
  // A server in trouble empties texts, and a stream that is resumed may begin anew.
  return short.length < long.length && long.startsWith(short) ? older : newer;
}
