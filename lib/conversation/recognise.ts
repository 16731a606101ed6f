import { isDomCopy } from './dom-copy';
import { asArray, asObject, asText, type Json, type JsonObject } from './json';
import { isShareStream } from './share-stream';
import { isStreamCopy } from './stream-copy';

/** What a piece of JSON is, by its structure alone: names of files prove nothing. */
export type Recognised =
  | 'tree'
  | 'flat'
  /** A `mapping` without anything around it. */
  | 'bare-mapping'
  /** Messages of a share page, decoded from its stream by another tool. */
  | 'share-stream'
  | 'dom'
  /** A prompt and its answer, as they were streamed. */
  | 'stream'
  /** A row of `shared_conversations.json`: only points at a conversation. */
  | 'share-row'
  | 'claude'
  | 'grok';

/** Recognises one conversation, or what people take for one. Null for everything else. */
export function recognise(json: Json | undefined): Recognised | null {
  const object = asObject(json);
  if (!object) return null;
  if (isDomCopy(object)) return 'dom';
  if (isStreamCopy(object)) return 'stream';
  if (asObject(object.mapping)) return 'tree';
  if (Array.isArray(object.chat_messages)) return 'claude';
  if (asObject(object.conversation) && Array.isArray(object.responses)) return 'grok';
  if (isShareStream(object)) return 'share-stream';
  if (isFlat(object)) return 'flat';
  if (isBareMapping(object)) return 'bare-mapping';
  if (isShareRow(object)) return 'share-row';
  return null;
}

/** Pages carry `page_info`; linear dumps of other tools only messages with an author. */
function isFlat(object: JsonObject): boolean {
  if (!Array.isArray(object.messages)) return false;
  if (asObject(object.page_info)) return true;
  const first = asObject(asArray(object.messages)[0]);
  return first !== null && asObject(first.author) !== null;
}

/** A share has an id of its own beside the conversation's; a conversation that lost its messages has the same one twice. */
function isShareRow({ id, conversation_id }: JsonObject): boolean {
  return asText(id) !== null && asText(conversation_id) !== null && id !== conversation_id;
}

function isBareMapping(object: JsonObject): boolean {
  const nodes = Object.values(object);
  return (
    nodes.length > 0 &&
    nodes.every((node) => {
      const { id, message, parent } = asObject(node) ?? {};
      return asText(id) !== null && (message !== undefined || parent !== undefined);
    })
  );
}
