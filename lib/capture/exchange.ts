import { asObject, asText, type Json, type JsonObject, objectsIn, parseJson } from '../conversation/json';
import { STREAM_MARK } from '../conversation/stream-copy';
import { createDeltaReader, messageIn } from './delta';
import type { ServerSentEvent } from './sse';

/** What the page sends: the prompt and where it belongs. Page-controlled. */
export interface Sent {
  /** Null for a chat that begins with it. */
  conversationId: string | null;
  parent: string | null;
  messages: JsonObject[];
  temporary: boolean;
}

/** One prompt and its answer, as they are streamed. */
export interface Exchange {
  sent: Sent;
  take(event: ServerSentEvent): void;
  /** The server's id of the conversation, once it is known. */
  conversationId(): string | null;
  /** The stream said that the answer is complete, and everything in it was understood. */
  isComplete(): boolean;
  /** It was handed off (to a WebSocket, 2026-09), and goes on there. */
  isElsewhere(): boolean;
  /** There is something to keep: the prompt, or more. */
  body(): string | null;
}

/** Ids as the server gives them (`lib/chatgpt/urls.ts`). */
const ID = /^[0-9a-f]{8}-[\w-]{8,60}$/i;

/** Reads what the page sends. Null when it is no prompt. */
export function readSent(text: string): Sent | null {
  const body = asObject(parseJson(text));
  if (!body) return null;
  const given = asText(body.conversation_id);
  return {
    conversationId: given !== null && ID.test(given) ? given : null,
    parent: asText(body.parent_message_id),
    messages: objectsIn(body.messages).filter(({ id }) => asText(id) !== null),
    temporary: body.history_and_training_disabled === true,
  };
}

/** Follows the stream of one answer; `stream-copy.ts` documents the JSON of its body. */
export function createExchange(sent: Sent): Exchange {
  const deltas = createDeltaReader();
  const whole = new Map<string, JsonObject>();
  let conversationId = sent.conversationId;
  let title: string | null = null;
  let understood = true;
  let complete = false;
  let handedOff = false;

  function name(value: Json | undefined): void {
    const id = asText(asObject(value)?.conversation_id);
    if (conversationId === null && id !== null && ID.test(id)) conversationId = id;
  }

  function takeUntyped(value: Json): void {
    const { type, title: given } = asObject(value) ?? {};
    name(value);
    if (type === 'title_generation') title = asText(given) ?? title;
    if (type === 'stream_handoff') handedOff = true;
    if (type === 'message_stream_complete') complete = true;
    const message = messageIn(value);
    if (message) whole.set(`${message.id}`, message);
  }

  /** As the stream opened them; in front what it did not: the prompt as it was sent, or echoed. */
  function messages(): JsonObject[] {
    const streamed = deltas
      .opened()
      .map(messageIn)
      .filter((message) => message !== null);
    const told = new Set(streamed.map(({ id }) => id));
    const others = new Map(sent.messages.map((message) => [message.id, message]));
    for (const [id, message] of whole) others.set(id, message);
    return [...[...others.values()].filter(({ id }) => !told.has(id)), ...streamed];
  }

  return {
    sent,
    take({ event, data }) {
      if (data === '[DONE]') {
        // Of an answer that goes on elsewhere, it is the end of its beginning.
        complete ||= !handedOff;
        return;
      }
      const value = parseJson(data);
      // The encoding announces itself with its name; a name that is not known says nothing about what follows.
      if (event === 'delta_encoding') understood &&= value === 'v1';
      else if (value === undefined) understood = false;
      else if (event === 'delta') {
        understood = deltas.take(value) && understood;
        name(asObject(value)?.v);
      } else takeUntyped(value);
    },
    conversationId: () => conversationId,
    isComplete: () => complete && understood,
    isElsewhere: () => handedOff && !complete,
    body() {
      const all = messages();
      if (conversationId === null || all.length === 0) return null;
      const about = {
        conversation_id: conversationId,
        title,
        parent: sent.parent,
        begins: sent.conversationId === null,
        messages: all,
      };
      return STREAM_MARK + JSON.stringify(about).slice(1);
    },
  };
}
