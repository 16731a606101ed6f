import { asNumber, asObject, asText, type JsonObject } from './json';
import { readTime } from './time';

/** What surrounds a message's content, with the defaults that exports of 2026 leave out. */
export interface Envelope {
  id: string;
  /** `user`, `assistant`, `tool`, `system`, or whatever the server called it. */
  role: string;
  /** Name of the tool on a tool's message. */
  name: string | null;
  /** Epoch ms. */
  createdAt: number | null;
  /** `all`, or the tool that a call is addressed to. */
  recipient: string;
  status: string;
  /** `stop`, `interrupted`, `max_tokens`, `content_filter`… */
  finish: string | null;
  /** Null when the message has none at all. */
  content: JsonObject | null;
  contentType: string;
  metadata: JsonObject;
}

/** Roles that hand-made files use for the two sides of a conversation. */
const ROLES: Record<string, string> = {
  human: 'user',
  ai: 'assistant',
  chatgpt: 'assistant',
};

/** Reads the envelope of a served message. `id` is the node's, for messages that do not carry their own. */
export function readEnvelope(id: string, message: JsonObject): Envelope {
  const author = asObject(message.author);
  const metadata = asObject(message.metadata) ?? {};
  const content = asObject(message.content);
  const role = asText(author?.role) ?? asText(message.role) ?? 'unknown';
  return {
    id: asText(message.id) ?? id,
    role: ROLES[role.toLowerCase()] ?? role,
    name: asText(author?.name),
    createdAt: readTime(message.create_time),
    recipient: asText(message.recipient) ?? 'all',
    status: asText(message.status) ?? 'finished_successfully',
    finish: asText(asObject(metadata.finish_details)?.type),
    content,
    contentType: asText(content?.content_type) ?? 'text',
    metadata,
  };
}

/** The model that wrote a message. */
export function modelOf(metadata: JsonObject): string | null {
  return asText(metadata.model_slug) ?? asText(metadata.resolved_model_slug);
}

/** How long the model thought, in seconds: from the number, because the sentence is in the language of the page. */
export function secondsThought(metadata: JsonObject): number | null {
  return asNumber(metadata.finished_duration_sec);
}
