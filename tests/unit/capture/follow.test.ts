import { describe, expect, it } from 'vitest';
import { createFollower } from '../../../lib/capture/follow';
import type { TapMessage } from '../../../lib/capture/tap-message';
import type { PageEvidence } from '../../../lib/evidence/evidence';

const ID = '6717a3f0-8a34-8001-9c3f-2f2a8d1f0e11';
const SEND = '/backend-api/f/conversation';
const READ = `/backend-api/conversations/${ID}`;
const PROOF = '/backend-api/sentinel/chat-requirements';
const STATUS = `/backend-api/conversation/${ID}/stream_status`;

function aTab() {
  const evidence: PageEvidence[] = [];
  const clock = { now: 0 };
  let acknowledged = 0;
  let id = 0;
  const follower = createFollower({
    now: () => clock.now,
    name: 'x',
    onEvidence: (seen) => evidence.push(seen),
    onCarried: () => {},
    onAcknowledged: () => acknowledged++,
  });
  const request = (path: string, more: Partial<Extract<TapMessage, { kind: 'request' }>> = {}) => {
    id++;
    follower.take({
      kind: 'request',
      id,
      path,
      method: 'POST',
      startedAt: 0,
      message: null,
      action: null,
      ...more,
    });
    return id;
  };
  const response = (of: number, status = 200, body: unknown = null) =>
    follower.take({
      kind: 'response',
      id: of,
      status,
      edge: true,
      challenge: false,
      body: body === null ? null : JSON.stringify(body),
    });
  const event = (of: number, name: string, code: string | null = null) =>
    follower.take({ kind: 'event', id: of, name, code });
  const stream = (of: number, data: string) =>
    follower.take({ kind: 'stream', id: of, events: [['', data]] });
  const send = (message = 'm1', action = 'next') => request(SEND, { message, action });
  const ofKind = (kind: PageEvidence['kind']) => evidence.filter((seen) => seen.kind === kind);
  return {
    evidence,
    clock,
    follower,
    request,
    response,
    event,
    stream,
    send,
    ofKind,
    acknowledged: () => acknowledged,
    bytes: (of: number) => follower.take({ kind: 'bytes', id: of }),
    closed: (of: number, how: 'ended' | 'broken' | 'aborted') =>
      follower.take({ kind: 'closed', id: of, how }),
    noResponse: (of: number, aborted: boolean) => follower.take({ kind: 'no-response', id: of, aborted }),
  };
}

describe('createFollower', () => {
  it('tells an answer from its send to its end', () => {
    const tab = aTab();
    const send = tab.send();
    tab.clock.now = 700;
    tab.response(send);
    tab.bytes(send);
    tab.clock.now = 5_000;
    tab.event(send, 'message_stream_complete');
    tab.event(send, '[DONE]');
    tab.closed(send, 'ended');
    expect(tab.evidence).toEqual([
      {
        kind: 'response',
        at: 700,
        tab: 0,
        route: 'generation',
        status: 200,
        edge: true,
        challenge: false,
        code: null,
        action: 'x-send-1',
      },
      { kind: 'generation', at: 5_000, tab: 0, outcome: 'done', firstByteMs: 700, action: 'x-send-1' },
    ]);
  });

  it('reads when a limit ends', () => {
    const tab = aTab();
    tab.response(tab.send(), 429, { detail: { code: 'model_cap_exceeded', clears_in: 9665 } });
    const [seen] = tab.evidence;
    expect(seen).toMatchObject({ kind: 'response', endsAt: (seen?.at ?? 0) + 9_665_000 });
  });

  it('names when the limit ends that an answer before told of, unless it told of several', () => {
    const limits = (...ends: [remaining: number, end: string | number][]) =>
      JSON.stringify({
        type: 'conversation_detail_metadata',
        limits_progress: ends.map(([remaining, reset_after]) => ({
          feature_name: 'image_gen',
          remaining,
          reset_after,
        })),
      });
    const endAfterAnswer = (data: string) => {
      const tab = aTab();
      const send = tab.send();
      tab.stream(send, data);
      tab.event(send, '[DONE]');
      tab.response(tab.send('m2'), 429);
      return [(tab.evidence.at(-1) as { endsAt?: number }).endsAt ?? null, tab.follower.limitEnd()];
    };
    const [five, nine] = ['1970-01-01T05:00:00Z', 9 * 3600];
    expect(endAfterAnswer(limits([0, five], [3, nine]))).toEqual([5 * 3_600_000, 5 * 3_600_000]);
    expect(endAfterAnswer(limits([0, nine]))).toEqual([9 * 3_600_000, 9 * 3_600_000]);
    expect(endAfterAnswer(limits([0, five], [0, nine]))).toEqual([null, null]);
    expect(endAfterAnswer(limits([4, five]))).toEqual([null, null]);
    expect(endAfterAnswer(limits([0, 'PT3H']))).toEqual([null, null]);
    expect(endAfterAnswer('{"type":"conversation_detail_metadata","limits_progress":7}')).toEqual([
      null,
      null,
    ]);
  });

  it('says what an answer was about, and of the next one nothing', () => {
    const tab = aTab();
    const send = tab.send();
    tab.stream(send, '{"type":"server_ste_metadata","metadata":{"turn_use_case":"image gen"}}');
    tab.event(send, '[DONE]');
    tab.stream(tab.send('m2'), '{"type":"server_ste_metadata","metadata":{"turn_use_case":"text"}}');
    tab.event(2, '[DONE]');
    expect(tab.ofKind('generation')).toMatchObject([{ outcome: 'done', feature: 'images' }, {}]);
    expect(tab.ofKind('generation')[1]).not.toHaveProperty('feature');
  });

  it('tells of an upload or a call what its request tells', () => {
    const tab = aTab();
    tab.follower.takeResponse({ route: 'other', feature: 'uploads', status: 503, at: 0, startedAt: 0 });
    expect(tab.evidence).toMatchObject([
      { kind: 'response', route: 'other', feature: 'uploads', status: 503 },
    ]);
  });

  it('reads the code of an error', () => {
    const tab = aTab();
    tab.response(tab.send(), 429, { detail: { code: 'model_cap_exceeded', message: 'Too many' } });
    expect(tab.evidence).toMatchObject([{ kind: 'response', status: 429, code: 'model_cap_exceeded' }]);
    expect(tab.ofKind('generation')).toEqual([]);
  });

  it('counts a send that repeats itself once, and the user’s own retry as another one', () => {
    const tab = aTab();
    tab.response(tab.send('m1'), 401);
    tab.response(tab.send('m1'), 503);
    tab.clock.now = 5_000;
    tab.response(tab.send('m1', 'variant'), 503);
    tab.clock.now = 10_000;
    tab.response(tab.send('m1', 'variant'), 503);
    tab.clock.now = 15_000;
    tab.response(tab.send('m2'), 503);
    expect(tab.evidence.map(({ kind, ...seen }) => 'action' in seen && seen.action)).toEqual([
      'x-send-1',
      'x-send-1',
      'x-send-2',
      'x-send-3',
      'x-send-4',
    ]);
  });

  it('tells a cut once the page gives up, and nothing while it recovers', () => {
    const tab = aTab();
    const send = tab.send();
    tab.response(send);
    tab.bytes(send);
    tab.closed(send, 'broken');
    tab.response(tab.request('/backend-api/f/conversation/resume'), 404, {
      detail: { code: 'conduit_miss' },
    });
    tab.follower.tick();
    expect(tab.ofKind('generation')).toEqual([]);
    tab.clock.now = 4_000;
    tab.follower.pageShows('error');
    expect(tab.ofKind('generation')).toMatchObject([{ outcome: 'cut', action: 'x-send-1' }]);
    expect(tab.follower.currentSend()).toBe('x-send-1');
  });

  it('follows a resumed stream to its end', () => {
    const tab = aTab();
    const send = tab.send();
    tab.response(send);
    tab.closed(send, 'broken');
    const resume = tab.request('/backend-api/f/conversation/resume');
    tab.response(resume);
    tab.event(resume, '[DONE]');
    expect(tab.ofKind('generation')).toMatchObject([{ outcome: 'done', action: 'x-send-1' }]);
  });

  it('believes the server that an answer is complete', () => {
    const tab = aTab();
    const send = tab.send();
    tab.response(send);
    tab.closed(send, 'broken');
    tab.response(tab.request(STATUS, { method: 'GET' }), 200, { status: 'COMPLETE' });
    expect(tab.ofKind('generation')).toMatchObject([{ outcome: 'done' }]);
  });

  it('takes the user’s Stop for no failure', () => {
    const tab = aTab();
    const send = tab.send();
    tab.response(send);
    tab.response(tab.request('/backend-api/stop_conversation'));
    tab.closed(send, 'aborted');
    expect(tab.ofKind('generation')).toMatchObject([{ outcome: 'stopped-by-user' }]);
    expect(tab.ofKind('response')).toHaveLength(1);
  });

  it('does not let an earlier answer speak for the newer one', () => {
    const tab = aTab();
    const first = tab.send('m1');
    tab.response(first);
    const second = tab.send('m2');
    tab.closed(first, 'broken');
    tab.event(first, '[DONE]');
    expect(tab.ofKind('generation')).toEqual([]);
    tab.event(second, '[DONE]');
    expect(tab.ofKind('generation')).toMatchObject([{ outcome: 'done', action: 'x-send-2' }]);
  });

  it('tells a request without an answer, and is silent about aborted ones', () => {
    const tab = aTab();
    tab.noResponse(tab.send(), false);
    tab.noResponse(tab.request(READ, { method: 'GET' }), true);
    expect(tab.evidence).toMatchObject([
      { kind: 'request-failed', route: 'generation', reason: 'no-response' },
    ]);
  });

  it('takes an error event that names the user for no broken answer', () => {
    const tab = aTab();
    const send = tab.send();
    tab.response(send);
    tab.event(send, 'error', 'model_cap_exceeded');
    tab.event(send, '[DONE]');
    expect(tab.ofKind('generation')).toEqual([]);
    const other = tab.send('m2');
    tab.event(other, 'error', null);
    expect(tab.ofKind('generation')).toMatchObject([{ outcome: 'cut' }]);
  });

  it('says once that the server has the prompt', () => {
    const tab = aTab();
    const send = tab.send();
    tab.response(send);
    expect(tab.acknowledged()).toBe(0);
    tab.event(send, 'input_message');
    tab.event(send, '[DONE]');
    expect(tab.acknowledged()).toBe(1);
  });

  it('puts what a page loads when it is opened into one action', () => {
    const tab = aTab();
    tab.follower.visited();
    tab.response(tab.request(READ, { method: 'GET' }), 503);
    tab.clock.now = 11_000;
    tab.response(tab.request(READ, { method: 'GET' }), 503);
    expect(tab.evidence.map((seen) => 'action' in seen && seen.action)).toEqual(['x-visit-1', false]);
  });

  it('says nothing of what never counts', () => {
    const tab = aTab();
    tab.response(tab.request('/backend-api/f/conversation/prepare'), 500);
    tab.response(tab.request('/ces/v1/t'), 500);
    expect(tab.evidence).toEqual([]);
  });

  it('without the tap, lets the page say how an answer ended', () => {
    const tab = aTab();
    tab.follower.takeResponse({ route: 'generation', feature: null, status: 200, at: 0, startedAt: 0 });
    tab.clock.now = 300;
    tab.follower.pageShows('finished');
    expect(tab.ofKind('generation')).toMatchObject([{ outcome: 'done' }]);
    tab.clock.now = 20_000;
    tab.follower.pageShows('finished');
    tab.clock.now = 21_000;
    tab.follower.takeResponse({ route: 'generation', feature: null, status: 200, at: 20_900, startedAt: 0 });
    expect(tab.ofKind('generation')).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }]);
  });

  it('takes a send of before it came for what it was, and no more', () => {
    const tab = aTab();
    tab.clock.now = 300_000;
    tab.follower.takeResponse({ route: 'generation', feature: null, status: 503, at: 1_000, startedAt: 0 });
    tab.follower.takeResponse({ route: 'generation', feature: null, status: 200, at: 60_000, startedAt: 0 });
    tab.follower.pageShows('finished');
    expect(tab.evidence).toMatchObject([
      { at: 1_000, status: 503 },
      { at: 60_000, status: 200 },
    ]);
  });

  it('takes a send whose proof failed for failed once the page shows that it gave up', () => {
    const tab = aTab();
    tab.event(tab.send(), '[DONE]');
    tab.clock.now = 20_000;
    tab.response(tab.request(`${PROOF}/prepare`), 503);
    tab.response(tab.request(PROOF), 503);
    expect(tab.ofKind('response')).toEqual([]);
    tab.follower.pageShows('error');
    expect(tab.ofKind('response')).toMatchObject([{ route: 'generation', status: 503, action: 'x-send-2' }]);
    expect(tab.follower.actionOf('turn')).toBe('x-send-2');

    tab.clock.now = 26_000;
    tab.follower.take({ kind: 'no-response', id: tab.request(PROOF), aborted: false });
    tab.follower.pageShows('error');
    expect(tab.ofKind('request-failed')).toMatchObject([{ route: 'generation', action: 'x-send-3' }]);
  });

  it('lets a send that goes out in spite of its failed proof speak for itself', () => {
    const tab = aTab();
    tab.response(tab.request(PROOF), 503);
    const send = tab.send();
    tab.response(send);
    tab.event(send, '[DONE]');
    tab.follower.pageShows('error');
    expect(tab.ofKind('response')).toMatchObject([{ status: 200 }]);
    expect(tab.ofKind('generation')).toMatchObject([{ outcome: 'done' }]);
  });

  it('does not hold an error in a turn against an answer that had arrived', () => {
    const tab = aTab();
    tab.event(tab.send(), '[DONE]');
    tab.clock.now = 3_000;
    expect(tab.follower.actionOf('turn')).toBeUndefined();
    expect(tab.follower.actionOf('toast')).toBe('x-send-1');
  });

  it('never tells an address', () => {
    const tab = aTab();
    tab.response(tab.request(READ, { method: 'GET' }), 500, { detail: { message: ID, code: 'oops' } });
    expect(JSON.stringify(tab.evidence)).not.toContain(ID);
  });
});
