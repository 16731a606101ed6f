import type { Conversation, Message } from './conversation';
import { asObject, asText, type JsonObject, objectsIn } from './json';
import { withoutMarkers } from './markers';

/** True for the JSON that `lib/capture/rescue.ts` writes when only the page itself could be read. */
export function isDomCopy(json: JsonObject): boolean {
  return json.lifeboat_dom === 1 && Array.isArray(json.messages);
}

/** Reads a copy of what the page showed. Times, branches and whatever was scrolled away are unknown to it. */
export function readDomCopy(json: JsonObject, id: string): Conversation {
  const messages = objectsIn(json.messages).map(readSeen);
  return {
    id: asText(json.url_id) ?? id,
    title: asText(json.title),
    createdAt: null,
    updatedAt: null,
    model: null,
    project: null,
    archived: false,
    messages,
    otherBranches: [],
    partialBecause: messages.length === 0 ? 'no-messages' : 'seen-on-page',
    notes: { branchGuessed: false, ghostCitations: 0 },
  };
}

function readSeen(message: JsonObject, place: number): Message {
  const text = withoutMarkers(asText(message.text) ?? '').text;
  return {
    id: asText(asObject(message)?.id) ?? `seen-${place + 1}`,
    role: asText(message.role) ?? 'unknown',
    authorName: null,
    createdAt: null,
    model: null,
    parts: text === '' ? [] : [{ kind: 'text', text }],
    sources: [],
    visibility: text === '' ? 'hidden' : 'shown',
    unfinished: false,
    continues: false,
    version: null,
  };
}
