import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAutoBackUp } from '../../../lib/capture/auto-back-up';
import { RateLimitedError } from '../../../lib/chatgpt/errors';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);

function aTab() {
  const reads: [string, number][] = [];
  const tab = { current: 'c-1' as string | null, may: true, failure: null as Error | null };
  const life = new AbortController();
  const auto = createAutoBackUp({
    async backUp(id) {
      reads.push([id, Date.now() / 1000]);
      if (tab.failure) throw tab.failure;
    },
    mayRead: () => tab.may,
    current: () => tab.current,
    now: () => Date.now(),
    signal: life.signal,
  });
  return { reads, tab, auto, stop: () => life.abort() };
}

describe('createAutoBackUp', () => {
  it('backs up a conversation that was opened, once', async () => {
    const { auto, reads } = aTab();
    auto.opened('c-1');
    await seconds(15);
    auto.opened('c-1');
    await seconds(300);
    expect(reads).toEqual([['c-1', 10]]);
  });

  it('does not back up what was only passed by', async () => {
    const { auto, tab, reads } = aTab();
    auto.opened('c-1');
    await seconds(5);
    tab.current = 'c-2';
    auto.opened('c-2');
    await seconds(60);
    expect(reads).toEqual([['c-2', 15]]);
  });

  it('waits until the answers have stopped for ten seconds', async () => {
    const { auto, reads } = aTab();
    auto.answered('c-1');
    await seconds(8);
    auto.answered('c-1');
    await seconds(60);
    expect(reads).toEqual([['c-1', 18]]);
  });

  it('reads a conversation at most once a minute, and does not forget the last answer', async () => {
    const { auto, reads } = aTab();
    auto.answered('c-1');
    await seconds(12);
    auto.answered('c-1');
    await seconds(100);
    expect(reads).toEqual([
      ['c-1', 10],
      ['c-1', 70],
    ]);
  });

  it.each([
    ['it may not', { may: false }],
    ['another conversation is in front', { current: 'c-2' }],
  ])('does nothing when %s', async (_, change) => {
    const { auto, tab, reads } = aTab();
    auto.answered('c-1');
    Object.assign(tab, change);
    await seconds(60);
    expect(reads).toEqual([]);
  });

  it('stops for an hour after a 429', async () => {
    const { auto, tab, reads } = aTab();
    tab.failure = new RateLimitedError(null);
    auto.answered('c-1');
    await seconds(20);
    tab.failure = null;
    auto.answered('c-1');
    await seconds(1_800);
    expect(reads).toHaveLength(1);
    await seconds(2_000);
    auto.answered('c-1');
    await seconds(100);
    expect(reads).toHaveLength(2);
  });

  it('leaves somebody who leafs through old conversations most of the allowance', async () => {
    const { auto, tab, reads } = aTab();
    for (let count = 0; count < 100; count++) {
      tab.current = `c-${count}`;
      auto.opened(tab.current);
      await seconds(11);
    }
    expect(reads).toHaveLength(30);
  });

  it('reads nothing when what the page received was whole', async () => {
    const { auto, reads } = aTab();
    auto.opened('c-1');
    await seconds(2);
    auto.captured('c-1', true);
    auto.answered('c-1');
    await seconds(1);
    auto.captured('c-1', true);
    await seconds(300);
    expect(reads).toEqual([]);
  });

  it('reads once what the page received in part', async () => {
    const { auto, reads } = aTab();
    auto.captured('c-1', false);
    auto.captured('c-1', false);
    auto.captured('c-2', false);
    await seconds(40);
    expect(reads).toEqual([['c-1', 10]]);
  });

  it('reads nothing for an hour after the page itself was refused', async () => {
    const { auto, reads } = aTab();
    auto.opened('c-1');
    auto.refused(null);
    await seconds(3_590);
    auto.answered('c-1');
    await seconds(5);
    expect(reads).toEqual([]);
    await seconds(5);
    expect(reads).toEqual([['c-1', 3_600]]);
  });

  it('tries again once it may', async () => {
    const { auto, tab, reads } = aTab();
    tab.may = false;
    auto.captured('c-1', false);
    await seconds(100);
    tab.may = true;
    await seconds(100);
    expect(reads).toEqual([['c-1', 130]]);
  });

  it('does nothing once it is stopped', async () => {
    const { auto, reads, stop } = aTab();
    auto.answered('c-1');
    stop();
    await seconds(60);
    expect(reads).toEqual([]);
  });
});
