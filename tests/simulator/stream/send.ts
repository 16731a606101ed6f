import { randomUUID } from 'node:crypto';
import type { ChatgptSite } from '../chatgpt-site';
import { servedMessage } from '../conversations/build';
import type { ServedMessage, StoredConversation, StoredNode } from '../conversations/model';
import { messageText } from '../conversations/served';
import { conversationNotFound, detail, unprocessable } from '../errors';
import type { StreamStrike } from '../faults';
import type { HttpReply } from '../reply';
import { bodyObject, type Request } from '../request';
import { sentence } from '../texts';
import { answerTo, thoughtsAbout, titleFor } from './answers';
import { broken } from './broken';
import { eventStream } from './event-stream';
import { FINISHED, handOffEvents, inPieces, streamEvents } from './events';
import { newConversation, questionNode, readPrompt } from './prompt';
import { Run, type RunState } from './run';

export const SENTINEL_TOKEN = 'simulated-sentinel-token';
const SENTINEL_HEADER = 'openai-sentinel-chat-requirements-token';

/** Answers a send: stores the prompt, starts writing the answer, and streams it as the fault lets it through. */
export function send(site: ChatgptSite, request: Request, fault: StreamStrike | null): HttpReply {
  if (request.headers[SENTINEL_HEADER] !== SENTINEL_TOKEN) return detail(403, sentence('unusual-activity'));
  const body = bodyObject(request);
  const asked = readPrompt(body);
  if (body === null || asked === null) return unprocessable(['body', 'messages'], 'field required');
  const given = typeof body.conversation_id === 'string' ? site.store.get(body.conversation_id) : null;
  if (typeof body.conversation_id === 'string' && given === null) return conversationNotFound();
  const conversation = given ?? newConversation(site, body);
  const turnExchangeId = randomUUID();
  const question = questionNode(conversation, body, asked, site.clock());
  const run = startRun(
    site,
    conversation,
    question,
    turnExchangeId,
    given === null ? titleFor(asked.text) : null,
  );
  const { handOff } = site.settings;
  if (handOff !== 'no') {
    const topic = handOff === 'socket' ? `conversation-turn-${turnExchangeId}` : null;
    if (topic !== null) site.realtime.offer(topic, { conversationId: conversation.id, run });
    return eventStream(handOffEvents(conversation.id, turnExchangeId, topic));
  }
  const stream = run.read(0, request.closed);
  return eventStream(fault === null ? stream : broken(stream, fault, run, conversation.id, request.closed));
}

/** Begins to write the answer to a stored question; the answer grows in the conversation as it is written. */
function startRun(
  site: ChatgptSite,
  conversation: StoredConversation,
  question: ServedMessage,
  turnExchangeId: string,
  title: string | null,
): Run {
  const now = site.clock();
  const prompt = messageText(question);
  let parent = question.id;
  const under = (message: ServedMessage): StoredNode => {
    message.metadata = { ...message.metadata, parent_id: parent, turn_exchange_id: turnExchangeId };
    const node = { id: message.id, parent, message };
    parent = node.id;
    conversation.nodes.push(node);
    return node;
  };
  const before = thoughtsAbout(prompt, now);
  before.forEach(under);
  const answer = servedMessage(randomUUID(), 'assistant', '', now);
  const node = under(answer);
  conversation.currentNode = answer.id;
  conversation.updatedAt = now;
  conversation.streaming = true;
  const pieces = inPieces(site.settings.answer ?? answerTo(prompt));
  const run = new Run(
    streamEvents({ conversationId: conversation.id, question, before, answer, pieces, title }),
    () => site.settings.pieceDelay,
    (soFar, state) => {
      node.message = grown(node.message ?? answer, soFar, state);
      if (state === 'running') return;
      conversation.streaming = false;
      conversation.updatedAt = site.clock();
      if (title !== null) conversation.title = title;
    },
  );
  site.runs.get(conversation.id)?.end('stopped');
  site.runs.set(conversation.id, run);
  void run.write();
  return run;
}

const STOPPED = { finish_details: { type: 'interrupted', reason: 'client_stopped' } };

/** The stored answer after more of it was written. */
function grown(message: ServedMessage, soFar: string | null, state: RunState): ServedMessage {
  const unfinished = state === 'running' || state === 'failed';
  return {
    ...message,
    ...(soFar === null ? {} : { content: { content_type: 'text', parts: [soFar] } }),
    status: unfinished ? 'in_progress' : 'finished_successfully',
    end_turn: state === 'complete' ? true : null,
    metadata: {
      ...message.metadata,
      ...(state === 'complete' ? FINISHED : {}),
      ...(state === 'stopped' ? STOPPED : {}),
    },
  };
}
