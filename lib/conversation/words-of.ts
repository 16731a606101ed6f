import { asObject, asText, type JsonObject } from './json';

/** The words of a served message as they grow: of its parts or its code, whatever else it holds. */
export function wordsOf({ content }: JsonObject): string {
  const { parts, text, content: words } = asObject(content) ?? {};
  const all = Array.isArray(parts)
    ? parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
    : [];
  return [...all, asText(text) ?? '', asText(words) ?? ''].filter((one) => one !== '').join('\n');
}
