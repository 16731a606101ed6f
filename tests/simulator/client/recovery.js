import { ApiError, call, callJson, readError } from './api.js';
import { consume } from './send.js';
import { readEvents } from './sse.js';
import { state, text, ui } from './state.js';
import { turnsOf } from './turns.js';

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Brings an answer to its end whose stream broke (`interrupted`), was refused by an error event (`refused`) or goes on
 * elsewhere (`handed-off`): first by resuming the stream, then by asking for the conversation again and again.
 */
export async function recover(thread, answer, run, outcome, page) {
  if (outcome === 'refused') throw run.refused;
  if (outcome === 'interrupted') {
    answer.notice = text('connection-interrupted');
    page.changed(answer);
    if (await resume(thread, answer, run, page)) return;
  }
  await poll(thread, answer, run, page);
}

async function resume(thread, answer, run, page) {
  for (let attempt = 0; attempt < state.patience.resumeTries; attempt++) {
    await wait(300 * 1.5 ** attempt);
    if (run.stopped) throw new DOMException('Stopped', 'AbortError');
    run.abort = new AbortController();
    try {
      const response = await call('/backend-api/f/conversation/resume', {
        method: 'POST',
        body: { conversation_id: thread.id, offset: run.events },
        signal: run.abort.signal,
      });
      if (!response.ok) {
        run.refusal = await readError(response);
        continue;
      }
      if ((await consume(thread, answer, run, readEvents(response.body), page)) === 'complete') return true;
    } catch {
      // The next attempt, or polling, takes over.
    }
  }
  return false;
}

async function poll(thread, answer, run, page) {
  let failedRounds = 0;
  while (failedRounds < state.patience.pollRounds) {
    await wait(state.patience.pollDelay);
    if (run.stopped) throw new DOMException('Stopped', 'AbortError');
    try {
      const [{ status }, body] = await Promise.all([
        callJson(`/backend-api/conversation/${thread.id}/stream_status`),
        thread.read(),
      ]);
      if (status === 'FAILURE') throw lost(run);
      if (status !== 'COMPLETE') continue;
      const last = turnsOf(body.messages).findLast((turn) => turn.role === 'assistant');
      if (last !== undefined) {
        answer.blocks = last.blocks;
        answer.lastMessageId = last.lastMessageId;
      }
      page.changed(answer);
      return;
    } catch (error) {
      if (error === run.lost) throw error;
      failedRounds++;
    }
  }
  throw Object.assign(new ApiError(text('polling-timed-out')), { asAlert: true });
}

/** What each page says when the server has lost the answer. */
function lost(run) {
  const key = run.silent
    ? 'delivery-timed-out'
    : ui() === 'renderer'
      ? 'resume-unavailable'
      : 'error-in-stream';
  run.lost = new ApiError(text(key));
  return run.lost;
}
