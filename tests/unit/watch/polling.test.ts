import { describe, expect, it, vi } from 'vitest';
import { aBrowser, failedSend } from './a-browser';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A browser whose status page has been read once, just now. */
async function afterFirstPoll() {
  const browser = aBrowser();
  await browser.watch.take([{ kind: 'tab', at: browser.clock, tab: 1, visible: true }]);
  await vi.waitFor(() => expect(browser.requests).toHaveLength(1));
  await browser.verdict();
  return browser;
}

/** An alarm that rings now; resolves when all that follows has come to rest. */
async function ring(browser: ReturnType<typeof aBrowser>, later: number) {
  browser.clock += later;
  await browser.watch.tick();
  await browser.verdict();
  await browser.verdict();
}

/** Rings every half minute for as long, and says when it asked, in seconds since the beginning. */
async function askedWithin(browser: ReturnType<typeof aBrowser>, ms: number): Promise<number[]> {
  const from = browser.clock;
  const asked: number[] = [];
  while (browser.clock < from + ms) {
    const before = browser.requests.length;
    await ring(browser, MINUTE / 2);
    if (browser.requests.length > before) asked.push((browser.clock - from) / 1000);
  }
  return asked;
}

describe('the schedule of polls', () => {
  it('is about every five minutes while all is well', async () => {
    const asked = await askedWithin(await afterFirstPoll(), 21 * MINUTE);
    const gaps = asked.map((at, place) => at - (asked[place - 1] ?? 0));
    expect(asked.length).toBeGreaterThanOrEqual(3);
    for (const gap of gaps) expect(gap >= 240 && gap <= 390, `${gaps}`).toBe(true);
  });

  it('is about every minute while there is trouble, however often the page could not be read', async () => {
    const browser = await afterFirstPoll();
    browser.page = 'html';
    browser.clock += 40_000;
    await browser.watch.take([failedSend(browser.clock, 'a'), failedSend(browser.clock + 1, 'b')]);
    const asked = await askedWithin(browser, 6 * MINUTE);
    expect(asked.length).toBeGreaterThanOrEqual(4);
  });

  it('backs off to ten minutes from a page that cannot be read', async () => {
    const browser = await afterFirstPoll();
    browser.page = 'html';
    await askedWithin(browser, 7 * MINUTE);
    const asked = await askedWithin(browser, 31 * MINUTE);
    expect(asked.length).toBeLessThanOrEqual(4);
  });

  it('asks a quarter as often an hour after the last ChatGPT tab was closed', async () => {
    const browser = await afterFirstPoll();
    await browser.watch.take([{ kind: 'tab', at: browser.clock, tab: 1, visible: false }]);
    await askedWithin(browser, HOUR + MINUTE);
    const asked = await askedWithin(browser, HOUR);
    expect(asked.length).toBeGreaterThanOrEqual(3);
    expect(asked.length).toBeLessThanOrEqual(5);
  });

  it('leaves a page alone that asks for it, even when the worker dies, the user asks and there is trouble', async () => {
    const browser = await afterFirstPoll();
    browser.page = 'busy';
    expect(await askedWithin(browser, 7 * MINUTE)).toHaveLength(1);
    browser.revive();
    browser.clock += MINUTE;
    expect(await browser.watch.checkNow()).toBe('asked-for-patience');
    await browser.watch.take([failedSend(browser.clock, 'a'), failedSend(browser.clock, 'b')]);
    expect(await askedWithin(browser, 21 * MINUTE)).toEqual([]);
    expect((await askedWithin(browser, 9 * MINUTE)).length).toBeGreaterThanOrEqual(1);
  });
});

describe('alarms that cannot be trusted', () => {
  it('doubled ones ask no more often', async () => {
    const browser = await afterFirstPoll();
    await ring(browser, 6.5 * MINUTE);
    browser.clock += 10_001;
    await Promise.all(Array.from({ length: 10 }, () => browser.watch.tick()));
    await browser.verdict();
    expect(browser.requests).toHaveLength(2);
  });

  it('a lost one delays, and nothing is made up for', async () => {
    const browser = await afterFirstPoll();
    browser.revive();
    await ring(browser, 9 * MINUTE);
    await ring(browser, 11_000);
    expect(browser.requests).toHaveLength(2);
    await ring(browser, MINUTE);
    expect(browser.requests).toHaveLength(2);
  });

  it('always sets the next one, from half a minute to five minutes ahead', async () => {
    const browser = await afterFirstPoll();
    for (let rings = 0; rings < 20; rings += 1) {
      await ring(browser, 90_000);
      const ahead = (browser.wokenFor.at(-1) ?? 0) - browser.clock;
      expect(ahead).toBeGreaterThan(0);
      expect(ahead).toBeLessThanOrEqual(5 * MINUTE);
    }
  });

  it('a night later waits until the network is up, and blames nobody for what fails until then', async () => {
    const browser = await afterFirstPoll();
    browser.revive();
    browser.page = 'silent';
    await ring(browser, 8 * HOUR);
    const failed = { kind: 'request-failed', route: 'generation', reason: 'no-response', tab: 1 } as const;
    await browser.watch.take([
      { ...failed, at: browser.clock, action: 'a' },
      { ...failed, at: browser.clock + 1000, action: 'b' },
    ]);
    expect(browser.requests.filter((request) => request.startsWith('GET'))).toHaveLength(1);
    expect(await browser.verdict()).toBe('unknown');
    expect(browser.recorded.filter(({ kind }) => kind === 'wake')).toHaveLength(1);
    browser.page = 'operational';
    await ring(browser, 10_001);
    expect(browser.requests.filter((request) => request.startsWith('GET'))).toHaveLength(2);
    expect(await browser.verdict()).toBe('operational');
  });

  it('a clock that was set back an hour does not stop the polls for an hour', async () => {
    const browser = await afterFirstPoll();
    browser.clock -= HOUR;
    await ring(browser, 0);
    expect((await askedWithin(browser, 8 * MINUTE)).length).toBeGreaterThanOrEqual(1);
  });
});
