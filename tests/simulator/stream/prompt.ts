import { randomUUID } from 'node:crypto';
import type { ChatgptSite } from '../chatgpt-site';
import { servedMessage } from '../conversations/build';
import type { ServedMessage, StoredConversation } from '../conversations/model';

/** What a send asks. */
interface Prompt {
  id: string;
  text: string;
}

/** The message that the body sends; null when the body is not a send. `variant` asks for another answer instead. */
export function readPrompt(body: Record<string, unknown> | null): Prompt | null {
  const [message] = Array.isArray(body?.messages) ? body.messages : [];
  if (typeof message !== 'object' || message === null || typeof message.id !== 'string') return null;
  const parts = message.content?.parts;
  const text = Array.isArray(parts) ? parts.filter((part) => typeof part === 'string').join('\n') : '';
  return { id: message.id, text };
}

/** A chat that begins with this send. */
export function newConversation(site: ChatgptSite, body: Record<string, unknown>): StoredConversation {
  const now = site.clock();
  const root = 'client-created-root';
  const mode = body.conversation_mode as { gizmo_id?: string } | undefined;
  // The address carries the project's id with its slug.
  const gizmo = /^g-p-[0-9a-f]+/.exec(mode?.gizmo_id ?? '')?.[0] ?? null;
  const conversation: StoredConversation = {
    id: randomUUID(),
    title: 'New chat',
    createdAt: now,
    updatedAt: now,
    nodes: [{ id: root, parent: null, message: null }],
    currentNode: root,
    archived: false,
    starred: false,
    project: gizmo,
    temporary: body.history_and_training_disabled === true,
    streaming: true,
  };
  site.store.put(conversation);
  return conversation;
}

/** Stores the user's message, or finds it again when another answer to it is wanted. */
export function questionNode(
  conversation: StoredConversation,
  body: Record<string, unknown>,
  asked: Prompt,
  now: number,
): ServedMessage {
  const known = conversation.nodes.find((node) => node.id === asked.id);
  if (known !== undefined && known.message !== null) return known.message;
  const wanted = String(body.parent_message_id);
  const parent = conversation.nodes.some((node) => node.id === wanted) ? wanted : conversation.currentNode;
  const message = servedMessage(asked.id, 'user', asked.text, now, { metadata: { parent_id: parent } });
  conversation.nodes.push({ id: asked.id, parent, message });
  return message;
}
