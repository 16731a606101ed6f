import type { Evidence } from '../../../lib/evidence/evidence';
import { openai } from '../../../lib/status/sources/openai';
import type { Situation } from '../../../lib/surfaces/situation';
import type { EngineState } from '../../../lib/verdict/engine';
import type { Notice } from '../../../lib/verdict/verdict';
import type { Turn } from '../../../lib/watch/chronicle';
import { createWatch, type Watch } from '../../../lib/watch/watch';

export const PORTAL_CHECK = 'https://portal.example/204';
export const start = Date.UTC(2026, 1, 3, 20, 0);
const conversations = { id: '01JMXBNJXGV1T5GT2M9XA83XNG', name: 'Conversations' };
const login = { id: '01JMXBNJXG1S2D9V65P1ZZTD94', name: 'Login' };

/** A browser in which the worker can die: what was saved stays, what was known goes. */
export function aBrowser() {
  const browser = {
    clock: start,
    page: 'operational' as 'operational' | 'partial_outage' | 'html' | 'silent' | 'busy',
    saved: null as string | null,
    shown: [] as Situation[],
    wokenFor: [] as number[],
    requests: [] as string[],
    diesBeforeShowing: false,
    /** What the worker's memory waits for, once, when it is read. */
    recalling: null as Promise<void> | null,
    /** Whether any other host answers. */
    line: true,
    chatgpt: 'edge' as 'edge' | 'portal' | 'silent',
    mayPoll: true,
    pause: null as number | null,
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
        portalCheck: PORTAL_CHECK,
        settings: async () => ({ notifications: browser.allowed }),
        recall: async () => {
          const state = browser.saved === null ? null : JSON.parse(browser.saved);
          const { recalling } = browser;
          browser.recalling = null;
          await recalling;
          return { state, afterRestart: false };
        },
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
        pause: {
          get: async () => browser.pause,
          set: async (until) => {
            browser.pause = until;
          },
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
    if (String(input).startsWith('https://chatgpt.com/')) {
      if (browser.chatgpt === 'silent') throw new TypeError('Failed to fetch');
      return new Response('', { headers: browser.chatgpt === 'edge' ? { 'cf-ray': '1' } : {} });
    }
    if (String(input) === PORTAL_CHECK) {
      if (!browser.line) throw new TypeError('Failed to fetch');
      return new Response(null, { status: 204 });
    }
    if (browser.page === 'busy') return new Response('', { status: 429, headers: { 'retry-after': '1800' } });
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

/** A message to which nothing came back. */
export function silentSend(at: number, action: string): Evidence {
  return { kind: 'request-failed', at, tab: 1, action, route: 'generation', reason: 'no-response' };
}

/** A message that came back as a 503. */
export function failedSend(at: number, action: string): Evidence {
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
