import { describe, expect, it, vi } from 'vitest';
import type { Evidence } from '../../../lib/evidence/evidence';
import { openai } from '../../../lib/status/sources/openai';
import type { Situation } from '../../../lib/surfaces/situation';
import type { EngineState } from '../../../lib/verdict/engine';
import type { Notice } from '../../../lib/verdict/verdict';
import type { Turn } from '../../../lib/watch/chronicle';
import { createWatch, type Watch } from '../../../lib/watch/watch';

const start = Date.UTC(2026, 1, 3, 20, 0);
const conversations = { id: '01JMXBNJXGV1T5GT2M9XA83XNG', name: 'Conversations' };
const login = { id: '01JMXBNJXG1S2D9V65P1ZZTD94', name: 'Login' };

/** A browser in which the worker can die: what was saved stays, what was known goes. */
function aBrowser() {
  const browser = {
    clock: start,
    page: 'operational' as 'operational' | 'partial_outage' | 'html' | 'silent',
    saved: null as string | null,
    shown: [] as Situation[],
    wokenFor: [] as number[],
    requests: [] as string[],
    diesBeforeShowing: false,
    mayPoll: true,
    allowed: false,
    told: [] as Notice[],
    recorded: [] as Evidence[],
    turns: [] as Turn[],
    watch: undefined as unknown as Watch,
    revive() {
      browser.watch = createWatch({
        now: () => browser.clock,
        fetch: answer,
        status: openai,
        settings: async () => ({ notifications: browser.allowed }),
        recall: async () => ({
          state: browser.saved === null ? null : JSON.parse(browser.saved),
          afterRestart: false,
        }),
        memorise: async (state: EngineState) => {
          browser.saved = JSON.stringify(state);
        },
        show: async (situation) => {
          if (browser.diesBeforeShowing) throw new Error('the worker died here');
          browser.shown.push(situation);
        },
        tell: async (notices) => {
          browser.told.push(...notices);
        },
        record: async (seen) => {
          browser.recorded.push(...seen);
        },
        chronicle: (turn) => browser.turns.push(turn),
        wakeAt: async (at) => {
          browser.wokenFor.push(at);
        },
        mayPoll: async () => browser.mayPoll,
      });
    },
    /** The verdict on the surfaces, once what is under way has come to rest. */
    async verdict() {
      await new Promise((resolve) => setImmediate(resolve));
      return (await browser.watch.situation()).verdict.is;
    },
  };

  const answer: typeof fetch = async (input, init) => {
    browser.requests.push(`${init?.method ?? 'GET'} ${String(input)}`);
    if (browser.page === 'silent') throw new TypeError('Failed to fetch');
    if (browser.page === 'html') return new Response('<html>', { headers: { 'content-type': 'text/html' } });
    const affected =
      browser.page === 'operational' ? [] : [{ component_id: conversations.id, status: browser.page }];
    const members = [conversations, login];
    return Response.json({
      summary: {
        components: members,
        affected_components: affected,
        structure: {
          items: [
            {
              group: {
                id: '01K5H8S53SY1KMS4GQMNMZXTR1',
                name: 'ChatGPT',
                hidden: false,
                components: members.map(({ id, name }) => ({ component_id: id, name, hidden: false })),
              },
            },
          ],
        },
        ongoing_incidents: [],
      },
    });
  };
  browser.revive();
  return browser;
}

function failedSend(at: number, action: string): Evidence {
  const where = { at, tab: 1, action };
  return {
    kind: 'response',
    ...where,
    route: 'generation',
    status: 503,
    edge: true,
    challenge: false,
    code: null,
  };
}

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
    browser.clock += 40_000;
    const failed = { tab: 1, route: 'generation', kind: 'request-failed', reason: 'no-response' } as const;
    await browser.watch.take([{ ...failed, at: browser.clock, action: 'a' }]);
    await vi.waitFor(() => expect(browser.requests).toContain(`HEAD ${openai.pageUrl}`));
    await vi.waitFor(() => expect(browser.shown.at(-1)?.verdict.is).toBe('local-network'));
  });

  it('does not ask the status page twice within half a minute, whoever wants it', async () => {
    const browser = aBrowser();
    await browser.watch.checkNow();
    browser.clock += 29_000;
    await browser.watch.checkNow();
    expect(browser.requests).toHaveLength(1);
    browser.clock += 2_000;
    await browser.watch.checkNow();
    expect(browser.requests).toHaveLength(2);
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
});
