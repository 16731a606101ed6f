import { describe, expect, it, vi } from 'vitest';
import { openai } from '../../../lib/status/sources/openai';
import { aBrowser, failedSend, PORTAL_CHECK, silentSend, start } from './a-browser';

describe('watch', () => {
  it('asks the status page at its first tick and shows what it says', async () => {
    const browser = aBrowser();
    await browser.watch.tick();
    await vi.waitFor(() => expect(browser.shown.at(-1)?.page.lastPoll).toBe('ok'));
    expect(await browser.verdict()).toBe('operational');
    expect(browser.requests).toEqual([`GET ${openai.feedUrl}`]);
  });

  it('is unknown, never green, when the status page answers with HTML', async () => {
    const browser = aBrowser();
    browser.page = 'html';
    await browser.watch.tick();
    await vi.waitFor(() => expect(browser.shown.at(-1)?.page.lastPoll).toBe('unreadable'));
    expect(await browser.verdict()).toBe('unknown');
  });

  it('suspects an outage after two failed sends, and confirms it when the page agrees', async () => {
    const browser = aBrowser();
    await browser.watch.tick();
    await vi.waitFor(() => expect(browser.shown.at(-1)?.page.lastPoll).toBe('ok'));
    browser.clock += 40_000;
    await browser.watch.take([failedSend(browser.clock, 'a')]);
    await browser.verdict();
    browser.clock += 20_000;
    browser.page = 'partial_outage';
    await browser.watch.take([failedSend(browser.clock, 'b')]);
    expect(browser.shown.some(({ verdict }) => verdict.is === 'outage-suspected')).toBe(true);
    browser.clock += 30_000;
    await browser.watch.tick();
    await vi.waitFor(() => expect(browser.shown.at(-1)?.verdict.is).toBe('outage-confirmed'));
    expect(browser.shown.at(-1)?.verdict.since).toBe(start + 40_000);
  });

  it('loses nothing when the worker dies between evidence and surfaces', async () => {
    const browser = aBrowser();
    await browser.watch.tick();
    await vi.waitFor(() => expect(browser.shown.at(-1)?.page.lastPoll).toBe('ok'));
    browser.clock += 10_000;
    browser.mayPoll = false;
    await browser.watch.take([failedSend(browser.clock, 'a')]);
    browser.clock += 20_000;
    browser.diesBeforeShowing = true;
    await expect(browser.watch.take([failedSend(browser.clock, 'b')])).rejects.toThrow('died');
    browser.diesBeforeShowing = false;
    browser.revive();
    await browser.watch.tick();
    expect(browser.shown.at(-1)?.verdict).toMatchObject({ is: 'outage-suspected', since: start + 10_000 });
  });

  it('asks another host before it blames a connection, and says local network when nothing answers', async () => {
    const browser = aBrowser();
    await browser.watch.tick();
    await vi.waitFor(() => expect(browser.shown.at(-1)?.page.lastPoll).toBe('ok'));
    browser.page = 'silent';
    browser.line = false;
    browser.clock += 40_000;
    const failed = { tab: 1, route: 'generation', kind: 'request-failed', reason: 'no-response' } as const;
    await browser.watch.take([{ ...failed, at: browser.clock, action: 'a' }]);
    await vi.waitFor(() => expect(browser.requests).toContain(`HEAD ${openai.pageUrl}`));
    await vi.waitFor(() => expect(browser.requests).toContain(`HEAD ${PORTAL_CHECK}`));
    await vi.waitFor(() => expect(browser.shown.at(-1)?.verdict.is).toBe('local-network'));
  });

  it('does not blame the connection of somebody who is only kept from everything of OpenAI', async () => {
    const browser = aBrowser();
    await browser.watch.tick();
    await vi.waitFor(() => expect(browser.shown.at(-1)?.page.lastPoll).toBe('ok'));
    browser.page = 'silent';
    browser.chatgpt = 'silent';
    for (const action of ['a', 'b', 'c']) {
      browser.clock += 40_000;
      await browser.watch.take([silentSend(browser.clock, action)]);
      await browser.verdict();
    }
    expect(await browser.verdict()).toBe('unreachable');
  });

  it('does not ask the status page twice within half a minute, whoever wants it', async () => {
    const browser = aBrowser();
    expect(await browser.watch.checkNow()).toBe('asked');
    browser.clock += 29_000;
    expect(await browser.watch.checkNow()).toBe('just-asked');
    expect(browser.requests).toHaveLength(1);
    browser.clock += 2_000;
    expect(await browser.watch.checkNow()).toBe('asked');
    expect(browser.requests).toHaveLength(2);
  });

  it('waits for the answer that is on its way when it is asked again', async () => {
    const browser = aBrowser();
    const answers = await Promise.all([browser.watch.checkNow(), browser.watch.checkNow()]);
    expect(answers).toEqual(['asked', 'asked']);
    expect(browser.requests).toHaveLength(1);
    expect(browser.shown.at(-1)?.page.lastPoll).toBe('ok');
  });

  it('asks after the worker was killed, whatever else has woken it, and forgets nothing of that', async () => {
    const browser = aBrowser();
    await browser.watch.checkNow();
    browser.clock += 40_000;
    browser.revive();
    // Memory that is read slowly must not take the place of what was concluded meanwhile.
    let read: () => void = () => undefined;
    browser.recalling = new Promise((resolve) => {
      read = resolve;
    });
    const checked = browser.watch.checkNow();
    const taken = browser.watch.take([failedSend(browser.clock, 'a')]);
    await new Promise((resolve) => setImmediate(resolve));
    read();
    expect(await checked).toBe('asked');
    await taken;
    expect(browser.requests).toHaveLength(2);
    expect((await browser.watch.situation()).lastFailureAt).toBe(browser.clock);
  });

  it('wakes the background for what comes later', async () => {
    const browser = aBrowser();
    await browser.watch.tick();
    await vi.waitFor(() => expect(browser.shown.at(-1)?.page.lastPoll).toBe('ok'));
    await browser.verdict();
    expect(browser.wokenFor.at(-1)).toBeGreaterThan(browser.clock);
    expect(browser.wokenFor.at(-1)).toBeLessThanOrEqual(browser.clock + 6 * 60_000);
  });

  it('leaves the status page alone when the user wants no requests without a ChatGPT tab', async () => {
    const browser = aBrowser();
    browser.mayPoll = false;
    await browser.watch.tick();
    await browser.verdict();
    expect(browser.requests).toEqual([]);
  });

  it('tells of an outage once, from the moment on at which the user allows it, whoever dies', async () => {
    const browser = aBrowser();
    await browser.watch.tick();
    await vi.waitFor(() => expect(browser.shown.at(-1)?.page.lastPoll).toBe('ok'));
    browser.mayPoll = false;
    browser.clock += 10_000;
    await browser.watch.take([failedSend(browser.clock, 'a')]);
    browser.clock += 20_000;
    await browser.watch.take([failedSend(browser.clock, 'b')]);
    browser.clock += 30_000;
    await browser.watch.tick();
    expect(browser.told).toEqual([]);
    browser.allowed = true;
    await browser.watch.tick();
    browser.revive();
    await browser.watch.tick();
    expect(browser.told).toMatchObject([{ kind: 'start', verdict: 'outage-suspected', silent: false }]);
  });

  describe('while ChatGPT is silent from here and other sites are not', () => {
    const toChatgpt = ({ requests }: ReturnType<typeof aBrowser>) =>
      requests.filter((request) => request.includes('chatgpt.com'));

    async function unreachable() {
      const browser = aBrowser();
      browser.chatgpt = 'silent';
      await browser.watch.take([{ kind: 'tab', at: browser.clock, tab: 1, visible: true }]);
      await vi.waitFor(() => expect(browser.shown.at(-1)?.page.lastPoll).toBe('ok'));
      for (const action of ['a', 'b', 'c']) {
        browser.clock += 40_000;
        await browser.watch.take([silentSend(browser.clock, action)]);
        await browser.verdict();
      }
      await vi.waitFor(() => expect(browser.shown.at(-1)?.verdict.is).toBe('unreachable'));
      return browser;
    }

    async function later(browser: ReturnType<typeof aBrowser>, minutes: number) {
      for (let n = 0; n < minutes; n++) {
        browser.clock += 60_000;
        await browser.watch.tick();
        for (let rest = 0; rest < 4; rest++) await browser.verdict();
      }
    }

    it('asks for a sign of life about once a minute, and is over with the first one, without a try of the user', async () => {
      const browser = await unreachable();
      await later(browser, 6);
      expect(await browser.verdict()).toBe('unreachable');
      const asked = toChatgpt(browser);
      expect(asked.length).toBeGreaterThanOrEqual(3);
      expect(asked.length).toBeLessThanOrEqual(7);
      expect(new Set(asked)).toEqual(new Set(['HEAD https://chatgpt.com/robots.txt']));
      browser.chatgpt = 'edge';
      await later(browser, 2);
      expect(await browser.verdict()).toBe('operational');
      const last = toChatgpt(browser).length;
      await later(browser, 10);
      expect(toChatgpt(browser)).toHaveLength(last);
    });

    it('takes no portal for ChatGPT', async () => {
      const browser = await unreachable();
      browser.chatgpt = 'portal';
      await later(browser, 4);
      expect(await browser.verdict()).toBe('unreachable');
    });
  });

  it('never asks ChatGPT itself otherwise', async () => {
    const browser = aBrowser();
    await browser.watch.take([failedSend(browser.clock, 'a'), failedSend(browser.clock + 6000, 'b')]);
    await browser.watch.tick();
    await browser.verdict();
    expect(browser.requests.filter((request) => request.includes('chatgpt.com'))).toEqual([]);
  });
});
