import { asArray, asObject, asText, type JsonObject, objectsIn } from './json';

/** True for a share page's messages as Sinity/polylogue decodes them: `{node_id, parent, children, role, text}` (2026-08). */
export function isShareStream(json: JsonObject): boolean {
  const first = asObject(asArray(json.messages)[0]);
  return asText(json.shared_conversation_id) !== null && asText(first?.node_id) !== null;
}

/** The same as an ordinary `mapping`. */
export function mappingOfShare(json: JsonObject): JsonObject {
  const nodes = objectsIn(json.messages).flatMap((message) => {
    const id = asText(message.node_id);
    return id === null ? [] : [[id, { ...message, id, message: envelopeOf(id, message) }] as const];
  });
  return Object.fromEntries(nodes);
}

function envelopeOf(id: string, message: JsonObject): JsonObject {
  return {
    ...message,
    id,
    author: { role: message.role },
    content: asObject(message.content) ?? {
      content_type: 'text',
      parts: [message.text ?? ''],
    },
  };
}
