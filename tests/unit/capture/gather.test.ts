import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CandidateRevision, Kept } from '../../../lib/archive/revision';
import { createGatherer } from '../../../lib/capture/gather';
import type { TapMessage } from '../../../lib/capture/tap-message';
import { aFlat, aTree, conversationId, written } from '../archive/served';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const KEPT: Kept = {
  result: 'new',
  tellsMore: false,
  conversationId,
  title: null,
  messages: 1,
  partialBecause: null,
  keptAt: 1,
};

function aTab() {
  const kept: CandidateRevision[] = [];
  const tab = { may: true, takesMs: 0, refusals: 0 };
  const life = new AbortController();
  const told: Kept[] = [];
  const gatherer = createGatherer({
    async keep(candidate) {
      kept.push(candidate);
      if (tab.takesMs > 0) await new Promise((resolve) => setTimeout(resolve, tab.takesMs));
      return KEPT;
    },
    mayKeep: async () => tab.may,
    account: () => 'a-1',
    onKept: (one) => told.push(one),
    onRefused: () => tab.refusals++,
    idle: async () => {},
    now: () => Date.now(),
    signal: life.signal,
  });
  const say = (...messages: TapMessage[]) => messages.forEach(gatherer.take);
  const request = (id: number, path: string, method = 'GET'): TapMessage => ({
    ...{
      kind: 'request',
      id,
      path: `/backend-api/${path}`,
      method,
      startedAt: 0,
      message: null,
      action: null,
    },
  });
  const bodies = () => kept.map(({ served }) => JSON.parse(served.bodies[0] ?? ''));
  return { gatherer, say, request, kept, told, tab, bodies, stop: () => life.abort() };
}
const settle = () => vi.advanceTimersByTimeAsync(0);
const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);

const SENT = { messages: [{ id: 'u', content: { parts: ['Why?'] } }], conversation_id: conversationId };
const words = (id: number, text: string): TapMessage => ({
  kind: 'stream',
  id,
  events: [
    [
      'delta',
      JSON.stringify({ p: '', o: 'add', c: 0, v: { message: { id: 'a', content: { parts: [text] } } } }),
    ],
  ],
});
const ends: [string, string][] = [['', '{"type":"message_stream_complete"}']];

describe('what the page reads', () => {
  it('is kept as the text that was served, with where it came from', async () => {
    const { say, request, kept, told } = aTab();
    const [text = ''] = aTree({ messages: written(2) }).bodies;
    say(request(1, `conversation/${conversationId}`), { kind: 'body', id: 1, text });
    await settle();
    expect(kept).toEqual([
      {
        served: { shape: 'tree', bodies: [text], id: conversationId },
        ...{ account: 'a-1', source: 'page', capturedAt: 0, partialBecause: null, unasked: true },
      },
    ]);
    expect(told).toEqual([KEPT]);
  });

  it('is kept page by page; older pages are known by their address', async () => {
    const { say, request, kept } = aTab();
    const [text = ''] = aFlat({ messages: written(2), hasMore: true }).bodies;
    const { messages, page_info } = JSON.parse(text);
    const older = JSON.stringify({ messages, page_info });
    say(request(1, `conversations/${conversationId}/messages`), { kind: 'body', id: 1, text: older });
    await settle();
    expect(kept[0]?.served).toEqual({ shape: 'flat', bodies: [older], id: conversationId });
  });

  it('is kept one by one when several conversations come at once', async () => {
    const { say, request, kept } = aTab();
    const texts = ['6740a1b2-0000-4000-8000-000000000001', '6740a1b2-0000-4000-8000-000000000002'].map(
      (id) => aTree({ id, messages: written(2) }).bodies[0] ?? '',
    );
    const text = `[${texts.join(', ')}, {"no": "conversation"}]`;
    say(request(1, 'conversations/batch', 'POST'), { kind: 'body', id: 1, text });
    await settle();
    expect(kept.map(({ served }) => served.bodies)).toEqual(texts.map((one) => [one]));
  });

  it.each([
    [
      'of another conversation than it was asked for',
      aTree({ id: '00000000-aaaa', messages: written(2) }).bodies[0],
    ],
    ['that is no conversation', '{"items":[]}'],
    ['that is no JSON', '<html>'],
    ['without messages', '{"messages":[],"page_info":{}}'],
  ])('is not kept when it is something %s', async (_, text = '') => {
    const { say, request, kept } = aTab();
    say(request(1, `conversation/${conversationId}`), { kind: 'body', id: 1, text });
    await settle();
    expect(kept).toEqual([]);
  });

  it.each([
    ['has a new beginning', { root: 'x' }, written(4)],
    ['holds nothing but questions and answers, and many of them', {}, written(40)],
  ])('is suspected of having been shortened when it %s', async (_, more, messages) => {
    const { say, request, kept } = aTab();
    const text = JSON.stringify({ ...JSON.parse(aTree({ messages }).bodies[0] ?? ''), ...more });
    say(request(1, `conversation/${conversationId}`), { kind: 'body', id: 1, text });
    await settle();
    expect(kept[0]?.partialBecause).toBe('truncated-by-extension');
  });

  it.each([
    [429, 'GET', `conversation/${conversationId}`, 1],
    [429, 'GET', 'conversations', 1],
    [429, 'POST', 'f/conversation', 0],
    [503, 'GET', 'conversations', 0],
  ])('tells whether ChatGPT said that it is too much: %i to %s %s', (status, method, path, refusals) => {
    const { say, request, tab } = aTab();
    say(request(1, path, method));
    say({ kind: 'response', id: 1, status, edge: true, challenge: false, body: null });
    expect(tab.refusals).toBe(refusals);
  });

  it('is not kept when the user does not want it', async () => {
    const { say, request, kept, tab } = aTab();
    tab.may = false;
    const [text = ''] = aTree({ messages: written(2) }).bodies;
    say(request(1, `conversation/${conversationId}`), { kind: 'body', id: 1, text });
    await settle();
    expect(kept).toEqual([]);
  });
});

describe('an answer that is streamed', () => {
  const begun = () => {
    const tab = aTab();
    tab.say(tab.request(1, 'f/conversation', 'POST'), { kind: 'sent', id: 1, body: JSON.stringify(SENT) });
    return tab;
  };

  it('is kept from the prompt on, as it grows, and at its end', async () => {
    const { say, kept, bodies } = begun();
    await later(1_500);
    say(words(1, 'Be'));
    await later(1_500);
    say(
      words(1, 'Because.'),
      { kind: 'stream', id: 1, events: ends },
      { kind: 'closed', id: 1, how: 'ended' },
    );
    await settle();
    expect(bodies().map(({ messages }) => messages.at(-1).content.parts[0])).toEqual([
      'Why?',
      'Be',
      'Because.',
    ]);
    expect(kept.map(({ partialBecause }) => partialBecause)).toEqual([
      'still-writing',
      'still-writing',
      null,
    ]);
    expect(kept.every(({ source, served }) => source === 'stream' && served.shape === 'layers')).toBe(true);
    await later(60_000);
    expect(kept).toHaveLength(3);
  });

  it('is kept up to its last word when it is cut, and goes on when it is resumed', async () => {
    const { say, request, kept, bodies } = begun();
    say(words(1, 'Bec'), { kind: 'closed', id: 1, how: 'broken' });
    await settle();
    expect(kept.at(-1)?.partialBecause).toBe('cut-off');
    expect(bodies().at(-1).messages.at(-1).content.parts).toEqual(['Bec']);
    const resume = JSON.stringify({ conversation_id: conversationId });
    say(request(2, 'f/conversation/resume', 'POST'), { kind: 'sent', id: 2, body: resume });
    say(
      words(2, 'Because.'),
      { kind: 'stream', id: 2, events: ends },
      { kind: 'closed', id: 2, how: 'ended' },
    );
    await settle();
    expect(kept.at(-1)?.partialBecause).toBeNull();
    expect(
      bodies()
        .at(-1)
        .messages.map(({ id }: { id: string }) => id),
    ).toEqual(['u', 'a']);
  });

  it('goes on where it was handed off to, up to its last word when that breaks, and to its end when it comes back', async () => {
    const { say, kept, bodies } = begun();
    say({ kind: 'stream', id: 1, events: [['', '{"type":"stream_handoff"}']] });
    say({ kind: 'closed', id: 1, how: 'ended' });
    await settle();
    expect(kept.at(-1)?.partialBecause).toBe('still-writing');
    say(words(1, 'Bec'), { kind: 'closed', id: 1, how: 'unread' });
    await settle();
    expect(kept.at(-1)?.partialBecause).toBe('cut-off');
    expect(bodies().at(-1).messages.at(-1).content.parts).toEqual(['Bec']);
    say(
      words(1, 'Because.'),
      { kind: 'stream', id: 1, events: ends },
      { kind: 'closed', id: 1, how: 'ended' },
    );
    await settle();
    expect(kept.at(-1)?.partialBecause).toBeNull();
    await later(60_000);
    expect(kept).toHaveLength(3);
  });

  it('is saved at most every second or so, and less often where saving takes long', async () => {
    const { say, kept, tab } = begun();
    tab.takesMs = 400;
    for (let moment = 0; moment < 200; moment++) {
      say(words(1, 'x'.repeat(moment + 1)));
      await later(100);
    }
    expect(kept.length).toBeGreaterThan(3);
    expect(kept.length).toBeLessThan(8);
  });

  it('is saved when the page goes away', async () => {
    const { say, gatherer, kept } = begun();
    say(words(1, 'Half'));
    gatherer.flush();
    await settle();
    expect(kept).toHaveLength(1);
  });

  it('is kept nowhere in a temporary chat until the user asks', async () => {
    const { say, request, gatherer, kept } = aTab();
    const body = JSON.stringify({ ...SENT, history_and_training_disabled: true });
    say(request(1, 'f/conversation', 'POST'), { kind: 'sent', id: 1, body }, words(1, 'Because.'));
    say({ kind: 'closed', id: 1, how: 'ended' });
    gatherer.flush();
    await later(60_000);
    expect(kept).toEqual([]);
    expect(gatherer.temporary()?.bodies[0]).toContain('Because.');
  });

  it('stops with its tab', async () => {
    const { say, kept, stop } = begun();
    stop();
    say(words(1, 'more'));
    await later(60_000);
    expect(kept).toEqual([]);
  });
});
