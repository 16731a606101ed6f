import type { ReportedComponent } from '../../lib/evidence/evidence';
import { openai } from '../../lib/status/sources/openai';
import type { PageView, Situation } from '../../lib/surfaces/situation';
import type { Verdict } from '../../lib/verdict/verdict';

/** Noon of an ordinary day; every builder's times stand around it. */
export const NOON = Date.UTC(2026, 10, 24, 12);

/** A component of the ChatGPT group; one that OpenAI's page really lists has its real id. */
export function aComponent(name: string, status = 'operational'): ReportedComponent {
  const known = openai.components.find((row) => row.group === 'ChatGPT' && row.name === name);
  return { id: known?.id ?? `id of ${name}`, name, group: 'ChatGPT', status };
}

/** A status page that was read 40 s ago and has nothing to report. */
export function aPageView(changes: Partial<PageView> = {}): PageView {
  return {
    lastPoll: 'ok',
    lastPollAt: NOON - 40_000,
    readAt: NOON - 40_000,
    components: [aComponent('Conversations'), aComponent('Login'), aComponent('Voice mode')],
    incidents: [],
    ...changes,
  };
}

/** A situation of the given verdict. */
export function aSituation(verdict: Partial<Verdict> & Pick<Verdict, 'is'>, page = aPageView()): Situation {
  return {
    verdict: { since: null, because: [], ...verdict },
    page,
    lastSuccessAt: null,
    lastFailureAt: null,
    at: NOON - 1_000,
  };
}
