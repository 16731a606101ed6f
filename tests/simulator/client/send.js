import { ApiError, call, callJson, readError } from './api.js';
import { DeltaDecoder } from './delta.js';
import { readTopic } from './realtime.js';
import { recover } from './recovery.js';
import { readEvents } from './sse.js';
import { state, text } from './state.js';
import { reportLatency } from './telemetry.js';
import { assistantTurn, blocksOf, userTurn } from './turns.js';

/** The message of a prompt, as the page sends it. */
export function newPrompt(words) {
  return userTurn({
    id: crypto.randomUUID(),
    author: { role: 'user' },
    create_time: Date.now() / 1000,
    content: { content_type: 'text', parts: [words] },
    metadata: { selected_github_repos: [], serialization_metadata: { custom_symbol_offsets: [] } },
  });
}

/**
 * Sends a turn of the user and shows the answer as it comes. `again`: another answer to a turn that was sent before.
 * `page` is told of every change: `changed(turn?)`, `named(id)`, `titled(title)`, `finished()`.
 */
export async function ask(thread, user, page, again = false) {
  const answer = assistantTurn(crypto.randomUUID(), user.id);
  const parent = thread.turns.at(-1)?.lastMessageId ?? thread.currentNode ?? 'client-created-root';
  if (!again) thread.turns.push(user);
  thread.turns.push(answer);
  thread.alert = null;
  thread.run = {
    abort: new AbortController(),
    stopped: false,
    events: 0,
    topic: null,
    decoder: new DeltaDecoder(),
    silent: false,
  };
  const { run } = thread;
  const startedAt = performance.now();
  page.changed();
  try {
    const response = await open(thread, user, run, parent, again);
    const followed = (events) =>
      consume(thread, answer, run, events, page).catch((error) => {
        if (run.stopped) throw error;
        return 'interrupted';
      });
    let outcome = await followed(readEvents(response.body));
    if (outcome === 'handed-off' && run.topic !== null) {
      run.events = 0;
      outcome = await followed(readTopic(run.topic, run.abort.signal));
    }
    if (outcome !== 'complete') await recover(thread, answer, run, outcome, page);
    answer.state = 'done';
    reportLatency(performance.now() - startedAt);
  } catch (error) {
    answer.state = 'done';
    if (run.stopped) answer.stopped = true;
    else fail(thread, answer, error);
  }
  answer.notice = undefined;
  if (thread.run === run) thread.run = null;
  page.finished();
}

/** The user's Stop: tells the server, then lets go of the stream. */
export async function stop(thread) {
  const { run } = thread;
  if (run === null) return;
  run.stopped = true;
  await call('/backend-api/stop_conversation', {
    method: 'POST',
    body: { conversation_id: thread.id, exclude_async_types: [] },
  }).catch(() => {});
  run.abort.abort();
}

async function open(thread, user, run, parent, again) {
  const { signal } = run.abort;
  const opening = setTimeout(() => giveUp(run), state.patience.silence);
  try {
    const { token } = await callJson('/backend-api/sentinel/chat-requirements', {
      method: 'POST',
      body: { p: 'simulated' },
      signal,
    });
    const response = await call('/backend-api/f/conversation', {
      method: 'POST',
      signal,
      headers: { accept: 'text/event-stream', 'openai-sentinel-chat-requirements-token': token },
      body: {
        action: again ? 'variant' : 'next',
        messages: [user.message],
        ...(thread.id === null ? {} : { conversation_id: thread.id }),
        parent_message_id: parent,
        model: 'gpt-5-6',
        timezone_offset_min: new Date().getTimezoneOffset(),
        timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        conversation_mode:
          thread.project === null
            ? { kind: 'primary_assistant' }
            : { kind: 'gizmo_interaction', gizmo_id: thread.project },
        ...(thread.temporary ? { history_and_training_disabled: true } : {}),
        enable_message_followups: true,
        system_hints: [],
        supports_buffering: true,
        supported_encodings: ['v1'],
      },
    });
    if (!response.ok) throw await readError(response);
    return response;
  } catch (error) {
    if (run.silent) throw new ApiError(text('delivery-timed-out'));
    if (error instanceof TypeError) throw new ApiError(text('network-error'));
    throw error;
  } finally {
    clearTimeout(opening);
  }
}

function giveUp(run) {
  run.silent = true;
  run.abort.abort();
}

/** Reads the events of a stream into the turn. Resolves to `complete`, `handed-off`, or `interrupted` when it just ends. */
export async function consume(thread, answer, run, events, page) {
  let patience = setTimeout(() => giveUp(run), state.patience.silence);
  let handedOff = false;
  try {
    for await (const { event, data } of events) {
      clearTimeout(patience);
      patience = setTimeout(() => giveUp(run), state.patience.silence);
      run.events++;
      if (data === '[DONE]') return handedOff ? 'handed-off' : 'complete';
      const value = JSON.parse(data);
      if (event === 'delta') {
        const { conversation_id: id } = run.decoder.take(value);
        name(thread, id, page);
        show(answer, run.decoder.messages);
        answer.notice = undefined;
        page.changed(answer);
      } else if (value.type === 'stream_handoff') {
        handedOff = true;
        run.topic = value.options.find(({ type }) => type === 'subscribe_ws_topic')?.topic_id ?? null;
        name(thread, value.conversation_id, page);
      } else if (value.type === 'title_generation') page.titled(value.title);
      else if (value.type === 'message_stream_complete') return 'complete';
      else if (typeof value.error === 'string') {
        run.refused = new ApiError(value.error, {
          code: value.error_code,
          canRetry: value.can_retry ?? true,
        });
        return 'refused';
      }
    }
    return 'interrupted';
  } finally {
    clearTimeout(patience);
  }
}

function name(thread, id, page) {
  if (thread.id !== null || id === undefined) return;
  thread.id = id;
  page.named(id);
}

/** Shows what the stream has told so far. */
function show(answer, messages) {
  const shown = messages.filter(
    ({ author, metadata }) => author.role !== 'user' && !metadata?.is_visually_hidden_from_conversation,
  );
  answer.blocks = shown.flatMap(blocksOf);
  answer.lastMessageId = messages.at(-1)?.id;
  answer.id = answer.lastMessageId ?? answer.id;
  if (answer.blocks.length > 0) answer.state = 'streaming';
}

function fail(thread, answer, error) {
  const failure =
    error instanceof ApiError
      ? error
      : new ApiError(text(error instanceof TypeError ? 'network-error' : 'something-wrong'));
  if (failure.manner === 'alert-above-thread') {
    thread.turns = thread.turns.filter((turn) => turn !== answer);
    thread.alert = failure.message;
    return;
  }
  answer.error = {
    text: failure.message,
    code: failure.code,
    canRetry: failure.canRetry,
    tone: failure.code === 'content_policy' ? 'warning' : 'error',
    asAlert: failure.asAlert === true,
  };
}
