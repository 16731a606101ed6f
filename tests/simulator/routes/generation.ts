import { randomUUID } from 'node:crypto';
import type { ChatgptSite } from '../chatgpt-site';
import { servedMessage } from '../conversations/build';
import type { ServedMessage, StoredConversation, StoredNode } from '../conversations/model';
import { messageText } from '../conversations/served';
import { conversationNotFound, detail, unprocessable } from '../errors';
import type { StreamStrike } from '../faults';
import { Cut, type HttpReply, json } from '../reply';
import { bodyObject, type Request } from '../request';
import { answerTo, titleFor } from '../stream/answers';
import { errorEvent, FINISHED, handOffEvents, inPieces, streamEvents } from '../stream/events';
import { Run } from '../stream/run';
import { sentence } from '../texts';
import type { Route } from './route';

const SENTINEL_TOKEN = 'simulated-sentinel-token';
const SENTINEL_HEADER = 'openai-sentinel-chat-requirements-token';

/** Sending a prompt, and everything around it. */
export const generationRoutes: Route[] = [
  {
    name: 'prepare',
    method: 'POST',
    pattern: /^\/backend-api\/f\/conversation\/prepare$/,
    token: true,
    handle: () => json(200, { status: 'ok', conduit_token: 'simulated-conduit-token' }),
  },
  {
    name: 'sentinel',
    method: 'POST',
    pattern: /^\/backend-api\/sentinel\/chat-requirements(?:\/prepare|\/finalize)?$/,
    token: true,
    handle: () => json(200, { persona: 'chatgpt-paid', token: SENTINEL_TOKEN, expire_after: 540 }),
  },
  {
    name: 'generation',
    method: 'POST',
    pattern: /^\/backend-api\/(?:f\/)?conversation$/,
    token: true,
    handle: (site, request, _, fault) => send(site, request, fault),
  },
  {
    name: 'resume',
    method: 'POST',
    pattern: /^\/backend-api\/f\/conversation\/resume$/,
    token: true,
    handle(site, request) {
      const body = bodyObject(request);
      const run = site.runs.get(String(body?.conversation_id));
      if (run === undefined || run.state === 'failed') {
        return detail(404, { message: sentence('network-error'), code: 'tokenless_resume_unavailable' });
      }
      return eventStream(run.read(Number(body?.offset) || 0, request.closed));
    },
  },
  {
    name: 'stop',
    method: 'POST',
    pattern: /^\/backend-api\/stop_conversation$/,
    token: true,
    handle(site, request) {
      const id = String(bodyObject(request)?.conversation_id);
      site.runs.get(id)?.end('stopped');
      return json(200, { status: 'ok', last_message_id: site.store.get(id)?.currentNode ?? null });
    },
  },
  {
    name: 'prepare',
    method: 'POST',
    pattern: /^\/backend-api\/conversation\/init$/,
    token: true,
    handle: () => json(200, { type: 'conversation_detail_metadata', limits_progress: [] }),
  },
];

function send(site: ChatgptSite, request: Request, fault: StreamStrike | null): HttpReply {
  if (request.headers[SENTINEL_HEADER] !== SENTINEL_TOKEN) return detail(403, sentence('unusual-activity'));
  const body = bodyObject(request);
  const asked = readPrompt(body);
  if (body === null || asked === null) return unprocessable(['body', 'messages'], 'field required');
  const given = typeof body.conversation_id === 'string' ? site.store.get(body.conversation_id) : null;
  if (typeof body.conversation_id === 'string' && given === null) return conversationNotFound();
  const isNew = given === null;
  const conversation = given ?? newConversation(site, body);
  const now = site.clock();
  const question = questionNode(conversation, body, asked, now);
  const turnExchangeId = randomUUID();
  const answer = servedMessage(randomUUID(), 'assistant', '', now, {
    metadata: { parent_id: question.id, turn_exchange_id: turnExchangeId },
  });
  const node: StoredNode = { id: answer.id, parent: question.id, message: answer };
  conversation.nodes.push(node);
  conversation.currentNode = answer.id;
  conversation.updatedAt = now;
  conversation.streaming = true;
  const pieces = inPieces(site.settings.answer ?? answerTo(messageText(question.message)));
  const title = isNew ? titleFor(asked.text) : null;
  const run = new Run(
    streamEvents({
      conversationId: conversation.id,
      question: question.message,
      before: [],
      answer,
      pieces,
      title,
    }),
    () => site.settings.pieceDelay,
    (soFar, state) => {
      const done = state !== 'running';
      node.message = {
        ...(node.message ?? answer),
        ...(soFar === null ? {} : { content: { content_type: 'text', parts: [soFar] } }),
        status: state === 'running' || state === 'failed' ? 'in_progress' : 'finished_successfully',
        end_turn: state === 'complete' ? true : null,
        metadata: {
          ...answer.metadata,
          ...(state === 'complete' ? FINISHED : {}),
          ...(state === 'stopped'
            ? { finish_details: { type: 'interrupted', reason: 'client_stopped' } }
            : {}),
        },
      };
      if (!done) return;
      conversation.streaming = false;
      conversation.updatedAt = site.clock();
      if (title !== null) conversation.title = title;
    },
  );
  site.runs.get(conversation.id)?.end('stopped');
  site.runs.set(conversation.id, run);
  void run.write();
  if (site.settings.handOff) return eventStream(handOffEvents(conversation.id, turnExchangeId));
  const stream = run.read(0, request.closed);
  return eventStream(fault === null ? stream : broken(stream, fault, run, conversation.id, request.closed));
}

/** The stream as the fault lets it through. */
async function* broken(
  stream: AsyncIterable<string>,
  fault: StreamStrike,
  run: Run,
  conversationId: string,
  closed: AbortSignal,
): AsyncGenerator<string> {
  const piecesThrough = fault.options.afterPieces ?? 3;
  let pieces = 0;
  if (fault.kind !== 'silent') {
    for await (const event of stream) {
      if (event.includes('"message_stream_complete"')) break;
      yield event;
      if (event.startsWith('event: delta\n') && !event.includes('"message":{')) pieces++;
      if (pieces >= piecesThrough) break;
    }
  }
  switch (fault.kind) {
    case 'cut':
      run.end('failed');
      throw new Cut();
    case 'cut-resumable':
    case 'pending':
      throw new Cut();
    case 'error-event':
      run.end('failed');
      yield errorEvent(conversationId, fault.text, null);
      yield 'data: [DONE]\n\n';
      return;
    case 'silent':
    case 'stall':
      run.end('failed');
      await new Promise<void>((resolve) => closed.addEventListener('abort', () => resolve(), { once: true }));
  }
}

function eventStream(body: AsyncIterable<string> | string[]): HttpReply {
  return {
    status: 200,
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'x-conduit-token': 'simulated-conduit-token',
    },
    body: Array.isArray(body) ? body.join('') : body,
  };
}

interface Prompt {
  id: string;
  text: string;
  message: Record<string, unknown>;
}

/** The message that the body sends; null when the body is not a send. `variant` asks for another answer instead. */
function readPrompt(body: Record<string, unknown> | null): Prompt | null {
  const [message] = Array.isArray(body?.messages) ? body.messages : [];
  if (typeof message !== 'object' || message === null || typeof message.id !== 'string') return null;
  const parts = message.content?.parts;
  const text = Array.isArray(parts) ? parts.filter((part) => typeof part === 'string').join('\n') : '';
  return { id: message.id, text, message };
}

function newConversation(site: ChatgptSite, body: Record<string, unknown>): StoredConversation {
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
function questionNode(
  conversation: StoredConversation,
  body: Record<string, unknown>,
  asked: Prompt,
  now: number,
): { id: string; message: ServedMessage } {
  const known = conversation.nodes.find((node) => node.id === asked.id);
  if (known !== undefined && known.message !== null) return { id: known.id, message: known.message };
  const wanted = String(body.parent_message_id);
  const parent = conversation.nodes.some((node) => node.id === wanted) ? wanted : conversation.currentNode;
  const message = servedMessage(asked.id, 'user', asked.text, now, { metadata: { parent_id: parent } });
  conversation.nodes.push({ id: asked.id, parent, message });
  return { id: asked.id, message };
}
