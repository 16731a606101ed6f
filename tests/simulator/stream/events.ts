import type { ServedMessage } from '../conversations/model';
import { toJson } from '../json';
import { DeltaEncoder } from './delta';

/** Everything a stream tells about one answer. */
interface StreamPlan {
  conversationId: string;
  /** The message of the user, as stored. */
  question: ServedMessage;
  /** Messages before the answer (thoughts, tool steps), complete. */
  before: ServedMessage[];
  /** The answer, complete but for `FINISHED`. */
  answer: ServedMessage;
  /** The answer's text in pieces. */
  pieces: string[];
  /** Title for a new chat, else null. */
  title: string | null;
}

/** What the metadata of an answer gains when it is complete. */
export const FINISHED = { finish_details: { type: 'stop', stop_tokens: [200002] }, is_complete: true };

/** One server-sent event and what the answer's text is after it. */
export interface StreamEvent {
  text: string;
  /** The answer up to here; null when this event does not change it. */
  soFar: string | null;
}

/** The whole stream of one answer in the delta v1 encoding, in ChatGPT's order of events. */
export function streamEvents(plan: StreamPlan): StreamEvent[] {
  const encoder = new DeltaEncoder();
  const { conversationId } = plan;
  const events: StreamEvent[] = [];
  let channel = -1;
  const say = (text: string, soFar: string | null = null) => events.push({ text, soFar });
  const data = (value: unknown) => say(`data: ${toJson(value)}\n\n`);
  const delta = (p: string, o: 'add' | 'append' | 'patch', v: unknown, soFar: string | null = null) =>
    say(`event: delta\ndata: ${toJson(encoder.encode({ c: channel, p, o, v }))}\n\n`, soFar);
  const open = (message: ServedMessage) => {
    channel++;
    delta('', 'add', { message, conversation_id: conversationId, error: null, error_code: null });
  };

  say('event: delta_encoding\ndata: "v1"\n\n');
  data({
    type: 'resume_conversation_token',
    kind: 'topic',
    token: 'simulated-resume-token',
    conversation_id: conversationId,
  });
  open(plan.question);
  data({ type: 'input_message', input_message: plan.question, conversation_id: conversationId });
  for (const message of plan.before) open(message);
  open({
    ...plan.answer,
    content: { ...plan.answer.content, parts: [''] },
    status: 'in_progress',
    end_turn: null,
  });
  data({
    type: 'message_marker',
    conversation_id: conversationId,
    message_id: plan.answer.id,
    marker: 'user_visible_token',
    event: 'first',
  });
  const last = plan.pieces.at(-1) ?? '';
  let soFar = '';
  for (const piece of plan.pieces.slice(0, -1)) {
    soFar += piece;
    delta('/message/content/parts/0', 'append', piece, soFar);
  }
  if (plan.title !== null) {
    data({ type: 'title_generation', title: plan.title, conversation_id: conversationId });
  }
  // The last piece of text rides inside the closing patch, as in the real stream.
  delta(
    '',
    'patch',
    [
      { p: '/message/content/parts/0', o: 'append', v: last },
      { p: '/message/status', o: 'replace', v: 'finished_successfully' },
      { p: '/message/end_turn', o: 'replace', v: true },
      { p: '/message/metadata', o: 'append', v: FINISHED },
    ],
    soFar + last,
  );
  data({
    type: 'server_ste_metadata',
    metadata: { model_slug: plan.answer.metadata.model_slug, message_id: plan.answer.id },
    conversation_id: conversationId,
  });
  data({ type: 'message_stream_complete', conversation_id: conversationId });
  say('data: [DONE]\n\n');
  return events;
}

/** The error event that a stream can end with. */
export function errorEvent(conversationId: string, text: string, code: string | null): string {
  return `data: ${toJson({
    message: null,
    conversation_id: conversationId,
    error: text,
    error_code: code,
    error_reason: null,
    can_retry: true,
  })}\n\n`;
}

/** A stream that only says that the answer comes over the realtime connection. */
export function handOffEvents(
  conversationId: string,
  turnExchangeId: string,
  topic: string | null,
): string[] {
  return [
    'event: delta_encoding\ndata: "v1"\n\n',
    `data: ${toJson({
      type: 'stream_handoff',
      conversation_id: conversationId,
      turn_exchange_id: turnExchangeId,
      options: topic === null ? [] : [{ type: 'subscribe_ws_topic', topic_id: topic }],
    })}\n\n`,
    'data: [DONE]\n\n',
  ];
}

/** Cuts a text into pieces of a few words, as a model writes it. */
export function inPieces(text: string): string[] {
  return text.match(/(?:\S+\s*){1,3}|\s+/gu) ?? [''];
}
