import { layoutOf } from '../chatgpt/layouts';
import { readMessage } from '../chatgpt/page-text';

/** One message as the page shows it. */
export interface SeenMessage {
  /** Null when the layout does not tell it. */
  id: string | null;
  role: string;
  /** Markdown where the page's structure shows it: paragraphs, lists, code. */
  text: string;
}

/** What could be read off the page. */
export interface SeenConversation {
  title: string | null;
  messages: SeenMessage[];
  /** Turns that are not in the page because they are far from the screen. */
  notMounted: number;
}

/** Title of the document while no conversation has one. */
const NO_TITLE = /^\s*(?:ChatGPT)?\s*$/;

/**
 * Reads the conversation off the page, for when its API fails. Times, versions, hidden steps and files are unknown to the page, and
 * what is scrolled away may be missing. Null when no known layout fits, or when there is nothing to read.
 */
export function readPage(document: Document): SeenConversation | null {
  const layout = layoutOf(document);
  if (!layout) return null;
  const messages: SeenMessage[] = [];
  for (const element of document.querySelectorAll(layout.message)) {
    const text = textOf(element, layout.body, layout.errorCard);
    if (text === '') continue;
    const id = layout.messageId(element);
    const role = layout.role(element);
    const last = messages.at(-1);
    // One message may be shown in several pieces, around a row that says how long the model thought (captures of 2026).
    if (last && id !== null && last.id === id && last.role === role) last.text += `\n\n${text}`;
    else messages.push({ id, role, text });
  }
  if (messages.length === 0) return null;
  const places = [...document.querySelectorAll('[data-turn-id-container]')];
  const notMounted = places.filter(
    (place) => !place.matches(layout.turn) && !place.querySelector(layout.turn),
  );
  const title = NO_TITLE.test(document.title) ? null : document.title.trim();
  return { title, messages, notMounted: notMounted.length };
}

/** What the page shows of the newest answer; null when the newest message is none. */
export function lastAnswer(document: Document): string | null {
  const last = readPage(document)?.messages.at(-1);
  return last?.role === 'assistant' ? last.text : null;
}

function textOf(message: Element, body: string, errorCard: string): string {
  const bodies = [...message.querySelectorAll(body)].filter(
    (each) => !each.parentElement?.closest(body) && !each.closest(errorCard),
  );
  if (message.matches(body)) return readMessage(message);
  if (bodies.length > 0) return bodies.map(readMessage).join('\n\n').trim();
  // Text without the usual frame is still text; a card with an error is not.
  return message.querySelector(errorCard) ? '' : readMessage(message);
}

/**
 * The rescued conversation as the body that is kept: shape `dom`.
 *
 * ```json
 * { "lifeboat_dom": 1, "title": "…" | null, "url_id": "…", "not_mounted": 0,
 *   "messages": [ { "id": "…" | null, "role": "user", "text": "…" } ] }
 * ```
 */
export function asDomBody(conversationId: string, { title, messages, notMounted }: SeenConversation): string {
  return JSON.stringify({
    lifeboat_dom: 1,
    title,
    url_id: conversationId,
    not_mounted: notMounted,
    messages,
  });
}
