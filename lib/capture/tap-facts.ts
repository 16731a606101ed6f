import type { ServerSentEvent } from './sse';

/** Events longer than this carry text, not facts. */
const LONGEST_FACT = 20_000;
const LONGEST_SEND = 1_000_000;
/** Events that carry a token. */
const SECRET = /^\s*\{\s*"type"\s*:\s*"[\w-]*token[\w-]*"/;

/** Whether an event of a stream carries a token: it must not leave the page's world. */
export function carriesToken({ data }: ServerSentEvent): boolean {
  return SECRET.test(data);
}

/** The fact an event states, without anything that was written and without any token. Deltas are text, unless they bring an error. */
export function factOf({ event, data }: ServerSentEvent): { name: string; code: string | null } | null {
  if (data === '[DONE]') return { name: '[DONE]', code: null };
  if (event === 'delta' && !data.includes('"error"')) return null;
  const type = /^\s*\{\s*"type"\s*:\s*"([\w-]{1,60})"/.exec(data.slice(0, 200))?.[1];
  if (type) return { name: type, code: null };
  if (data.length > LONGEST_FACT) return null;
  const value = JSON.parse(data);
  const { error, error_code: code } = value?.v ?? value ?? {};
  if (typeof error !== 'string' && typeof code !== 'string') return null;
  return { name: 'error', code: typeof code === 'string' ? code.slice(0, 80) : null };
}

/** The topic under which an answer goes on elsewhere, empty when none is named; null when the event hands nothing off. */
export function topicOf({ event, data }: ServerSentEvent): string | null {
  if (event === 'delta' || !data.includes('"stream_handoff"')) return null;
  const { type, options } = JSON.parse(data);
  if (type !== 'stream_handoff') return null;
  const topic = options?.find?.(
    (option: { type?: unknown }) => option?.type === 'subscribe_ws_topic',
  )?.topic_id;
  return typeof topic === 'string' ? topic.slice(0, 200) : '';
}

/** What a send carries: which message, to tell a repeated send from a new one, and the prompt with its place in the conversation. */
export function sentMessage(
  body: unknown,
): { message: string | null; action: string | null; body: string } | null {
  if (typeof body !== 'string' || body.length > LONGEST_SEND) return null;
  const { messages, action, conversation_id, parent_message_id, history_and_training_disabled } =
    JSON.parse(body);
  const id = messages?.[0]?.id;
  return {
    body: JSON.stringify({ messages, conversation_id, parent_message_id, history_and_training_disabled }),
    message: typeof id === 'string' ? id.slice(0, 80) : null,
    action: typeof action === 'string' ? action.slice(0, 20) : null,
  };
}
