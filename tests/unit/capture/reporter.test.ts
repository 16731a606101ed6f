import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReporter } from '../../../lib/capture/reporter';
import type { PageEvidence } from '../../../lib/evidence/evidence';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const response = (status: number, route: 'history' | 'generation' | 'asset' = 'history'): PageEvidence => ({
  kind: 'response',
  at: 0,
  tab: 0,
  route,
  status,
  edge: true,
  challenge: false,
  code: null,
});
const unanswered: PageEvidence = {
  kind: 'request-failed',
  at: 0,
  tab: 0,
  route: 'generation',
  reason: 'no-response',
};

function aReporter(answers: (Error | undefined)[] = []) {
  const told: PageEvidence[][] = [];
  const life = new AbortController();
  const reporter = createReporter({
    async send(seen) {
      const answer = answers.shift();
      if (answer) throw answer;
      told.push(seen);
    },
    now: () => Date.now(),
    signal: life.signal,
  });
  return { ...reporter, told, stop: () => life.abort() };
}

describe('createReporter', () => {
  it('tells what comes together in one message, in order', async () => {
    const { report, told } = aReporter();
    report(response(503));
    report(response(200, 'generation'));
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toEqual([[response(503), response(200, 'generation')]]);
  });

  it('tells one success per route and minute while all is well', async () => {
    const { report, told } = aReporter();
    for (let second = 0; second < 90; second++) {
      report(response(200));
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(told).toHaveLength(2);
  });

  it('tells a use of each feature, too', async () => {
    const { report, told } = aReporter();
    report({ ...response(200), route: 'other', feature: 'uploads' } as PageEvidence);
    report({ ...response(200), route: 'other', feature: 'voice' } as PageEvidence);
    report({ ...response(200), route: 'other', feature: 'voice' } as PageEvidence);
    await vi.advanceTimersByTimeAsync(100);
    expect(told.flat()).toMatchObject([{ feature: 'uploads' }, { feature: 'voice' }]);
  });

  it('tells every success after a failure', async () => {
    const { report, told } = aReporter();
    for (const status of [503, 200, 200]) {
      report(response(status));
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(told).toHaveLength(3);
  });

  it('does not tell what proves nothing', async () => {
    const { report, told } = aReporter();
    report(response(200, 'asset'));
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toEqual([]);
  });

  it('tells again what did not arrive, and keeps the order', async () => {
    const lost = new Error('message channel closed');
    const { report, told } = aReporter([lost, lost]);
    report(response(503));
    await vi.advanceTimersByTimeAsync(100);
    report(response(504));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told).toEqual([[response(503)], [response(504)]]);
  });

  it('gives up on a message after four tries', async () => {
    const lost = new Error('message channel closed');
    const { report, told } = aReporter([lost, lost, lost, lost]);
    report(response(503));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(told).toEqual([]);
  });

  it('takes requests that die with their page for no failure', async () => {
    const { report, leaving, told } = aReporter();
    report(unanswered);
    leaving();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toEqual([]);
    report(unanswered);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toEqual([[unanswered]]);
  });

  it('tells at once what is left to tell when the page goes away, and only once', async () => {
    const { report, leaving, told } = aReporter();
    report(response(200, 'generation'));
    leaving();
    expect(told).toEqual([[response(200, 'generation')]]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toHaveLength(1);
  });

  it('says nothing once it is stopped', async () => {
    const { report, stop, told } = aReporter();
    report(response(503));
    stop();
    report(response(503));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toEqual([]);
  });
});
