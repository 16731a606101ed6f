import type { Draft } from '../../lib/drafts/draft';
import type { PageView, Situation } from '../../lib/surfaces/situation';
import type { Fact, VerdictId } from '../../lib/verdict/verdict';
import { aComponent } from './a-situation';

const MINUTE = 60_000;

const FEATURES = [
  ...[
    'Voice mode',
    'Image Generation',
    'File uploads',
    'GPTs',
    'Search',
    'Deep Research',
    'Agent',
    'Codex Web',
  ],
];

/**
 * A situation of each verdict as a user would meet it, with everything in it that the surfaces can show: the longest sentences, an open
 * incident, several facts. Times lie around `now` (epoch ms).
 */
export function situationOfEach(now: number): Record<VerdictId, Situation> {
  const ago = (minutes: number) => now - minutes * MINUTE;
  const page = (changes: Partial<PageView> = {}): PageView => ({
    lastPoll: 'ok',
    lastPollAt: ago(1),
    readAt: ago(1),
    components: [
      aComponent('Conversations'),
      aComponent('Login'),
      ...FEATURES.map((name) => aComponent(name)),
    ],
    incidents: [],
    ...changes,
  });
  const impaired = page({
    components: [
      aComponent('Conversations', 'partial_outage'),
      aComponent('Login'),
      aComponent('Voice mode', 'degraded_performance'),
      ...FEATURES.slice(1).map((name) => aComponent(name)),
    ],
    incidents: [
      {
        id: '01KB0Q1V7G0000000000000000',
        name: 'Elevated error rates in ChatGPT conversations',
        status: 'identified',
        components: [aComponent('Conversations').id],
      } as PageView['incidents'][number],
    ],
  });
  const silent = page({ lastPoll: 'unreachable', lastPollAt: ago(1), readAt: ago(94) });
  const reports: Fact = {
    kind: 'page-reports',
    component: 'Conversations',
    status: 'partial_outage',
    since: ago(17),
    readAt: ago(1),
  };
  const clear: Fact = { kind: 'page-clear', readAt: ago(1) };
  const failed: Fact = { kind: 'answers-failed', count: 3, status: 503 };
  const situation = (
    is: VerdictId,
    since: number | null,
    because: Fact[],
    shown: PageView,
    own: { failed: number; of: number } = { failed: 0, of: 4 },
  ): Situation => ({
    verdict: { is, since, because },
    page: shown,
    lastSuccessAt: ago(42),
    lastFailureAt: own.failed > 0 ? ago(2) : null,
    own: {
      messages: own,
      capabilities: [
        {
          capability: 'sending',
          own: own.failed > 0 ? 'fails' : 'works',
          ownAt: ago(2),
          page: 'operational',
        },
        { capability: 'history', own: 'works', ownAt: ago(2), page: 'operational' },
        {
          capability: 'voice',
          own: 'unused',
          ownAt: null,
          page: shown.components.find(({ name }) => name === 'Voice mode')?.status ?? null,
        },
      ],
      stallLimitMs: 30_000,
    },
    at: now,
  });
  return {
    operational: situation('operational', null, [{ kind: 'own-success', at: ago(3) }, clear], page()),
    'reported-not-you': situation(
      'reported-not-you',
      ago(17),
      [reports, { kind: 'own-success', at: ago(3) }],
      impaired,
    ),
    degraded: situation('degraded', ago(2), [{ ...failed, count: 1 }, clear], page(), { failed: 1, of: 4 }),
    'outage-suspected': situation(
      'outage-suspected',
      ago(16),
      [failed, { kind: 'answers-stalled', count: 1 }, { kind: 'other-sites-reachable' }, clear],
      page(),
      { failed: 4, of: 5 },
    ),
    'outage-confirmed': situation(
      'outage-confirmed',
      ago(38),
      [failed, { kind: 'answers-cut', count: 2 }, { kind: 'other-sites-reachable' }, reports],
      impaired,
      { failed: 5, of: 5 },
    ),
    unreachable: situation(
      'unreachable',
      ago(9),
      [{ kind: 'no-response', count: 4 }, { kind: 'other-sites-reachable' }, clear],
      page(),
      { failed: 1, of: 2 },
    ),
    'local-network': situation(
      'local-network',
      ago(4),
      [{ kind: 'offline' }, { kind: 'other-sites-unreachable' }],
      silent,
    ),
    account: situation('account', ago(6), [{ kind: 'limit', until: ago(-95) }, clear], page()),
    challenge: situation('challenge', ago(6), [{ kind: 'bot-check' }, clear], page()),
    unknown: situation(
      'unknown',
      null,
      [{ kind: 'page-unreadable', readAt: ago(94) }, { kind: 'not-used-recently' }],
      silent,
    ),
  };
}

/** Prompts of every kind that is kept, by their keys in storage. */
export function keptPrompts(now: number): Record<string, Draft> {
  const draft = (id: string, text: string, more: Partial<Draft>): Record<string, Draft> => ({
    [`draft-${id}`]: { id, text, at: now - 3 * MINUTE, conversationId: null, sentAt: null, ...more },
  });
  return {
    ...draft(
      'a-1',
      'And how would I compute a weighted median, for a table of tide heights with gaps?\nIn Python, please, and with the test that proves it.\nThe table has 40,000 rows.',
      {
        sentAt: now - 3 * MINUTE,
      },
    ),
    ...draft('a-2', 'Please compare the two harbours by their highest tides.', { setAside: true }),
    ...draft('a-3', 'Why do lighthouses turn?', { answer: 'They turn because a beam that' }),
  };
}
