import { clockTime } from '../i18n/clock-time';
import { relativeTime } from '../i18n/relative-time';
import type { Translate } from '../i18n/translate';
import type { Fact, Verdict } from '../verdict/verdict';
import type { Situation } from './situation';

/** One reason as a sentence without a full stop: what was seen, or who says what, and how old that is. `now` in epoch ms. */
export function factSentence(fact: Fact, t: Translate, now: number): string {
  const language = t('languageTag');
  const age = (at: number) => relativeTime(at, now, language);
  switch (fact.kind) {
    case 'answers-failed':
      return withStatus('fact_answers_failed', fact, t);
    case 'requests-failed':
      return withStatus('fact_requests_failed', fact, t);
    case 'requests-refused':
      return withStatus('fact_requests_refused', fact, t);
    case 'answers-cut':
      return t('fact_answers_cut', { count: fact.count });
    case 'answers-stalled':
      return t('fact_answers_stalled', { count: fact.count });
    case 'answers-slow':
      return t('fact_answers_slow', { count: fact.count, of: fact.of });
    case 'no-response':
      return t('fact_no_response', { count: fact.count });
    case 'page-errors':
      return t('fact_page_errors', { count: fact.count });
    case 'page-reports': {
      const { component, since, readAt } = fact;
      const report = { component, state: t(stateKey(fact.status)), age: age(readAt) };
      if (since === null) return t('fact_page_reports', report);
      return t('fact_page_reports_since', { ...report, time: clockTime(since, now, language) });
    }
    case 'page-clear':
      return t('fact_page_clear', { age: age(fact.readAt) });
    case 'page-unreadable':
      if (fact.readAt === null) return t('fact_page_never_read');
      return t('fact_page_unreadable', { age: age(fact.readAt) });
    case 'page-says-fixed':
      return t('fact_page_says_fixed', { time: clockTime(fact.since, now, language) });
    case 'own-success':
      return t('fact_own_success', { age: age(fact.at) });
    case 'limit':
      if (fact.until === null) return t('fact_limit');
      return t('fact_limit_until', { time: clockTime(fact.until, now, language) });
    case 'limit-during-incident':
      return t('fact_limit_during_incident');
    case 'signed-out':
      return t('fact_signed_out');
    case 'bot-check':
      return t('fact_bot_check');
    case 'other-sites-reachable':
      return t('fact_other_sites_reachable');
    case 'other-sites-unreachable':
      return t('fact_other_sites_unreachable');
    case 'offline':
      return t('fact_offline');
    case 'comes-and-goes':
      return t('fact_comes_and_goes');
    case 'not-used-recently':
      return t('fact_not_used_recently');
  }
}

/** A status is a name, not a quantity: it is never grouped by thousands. Several different ones are not named. */
function withStatus(
  key: 'fact_answers_failed' | 'fact_requests_failed' | 'fact_requests_refused',
  { count, status }: { count: number; status: number | null },
  t: Translate,
): string {
  return status === null ? t(`${key}_variously`, { count }) : t(key, { count, status: String(status) });
}

/** The page's words for the state of a component, and ours. Feed and documented answer differ in the worst one. */
const STATE_KEYS = new Map([
  ['operational', 'fact_state_operational'],
  ['degraded_performance', 'fact_state_degraded'],
  ['partial_outage', 'fact_state_partial'],
  ['major_outage', 'fact_state_outage'],
  ['full_outage', 'fact_state_outage'],
  ['under_maintenance', 'fact_state_maintenance'],
]);

function stateKey(status: string): string {
  return STATE_KEYS.get(status) ?? 'fact_state_unknown';
}

/** The verdict as a full text, for the toolbar's title: cause, since when, who says so, what to do. `now` in epoch ms. */
export function verdictSentence(verdict: Verdict, situation: Situation, t: Translate, now: number): string {
  return verdictSentences(verdict, situation, t, now).join(' ');
}

/** The same in single sentences. The first says what is and serves as a headline; the others say who says so and what to do. */
export function verdictSentences(
  verdict: Verdict,
  situation: Situation,
  t: Translate,
  now: number,
): string[] {
  const language = t('languageTag');
  const since = verdict.since === null ? null : clockTime(verdict.since, now, language);
  const find = <Kind extends Fact['kind']>(kind: Kind) =>
    verdict.because.find((fact): fact is Extract<Fact, { kind: Kind }> => fact.kind === kind);
  const reported = find('page-reports');
  switch (verdict.is) {
    case 'operational': {
      if (find('page-says-fixed')) return [t('verdict_half_open'), t('verdict_half_open_try')];
      const success = find('own-success');
      const worked = success ? [t('verdict_worked', { age: relativeTime(success.at, now, language) })] : [];
      const failed = lastTryFailed(situation, t, now);
      if (failed) return [t('verdict_no_problem_known'), failed, ...worked];
      if (!success) return [t('verdict_no_problem_known'), t('verdict_no_problem_known_why')];
      return [t('verdict_operational'), ...worked];
    }
    case 'reported-not-you': {
      const component = reported?.component ?? t('verdict_a_component');
      if (reported?.status === 'under_maintenance') return [t('verdict_maintenance', { component })];
      if (find('limit-during-incident'))
        return [t('verdict_reported_with_limit', { component }), t('verdict_limit_doubtful')];
      return [t(find('not-used-recently') ? 'verdict_reported_not_used' : 'verdict_reported', { component })];
    }
    case 'degraded':
      if (find('answers-slow')) return [t('verdict_slow')];
      return [t('verdict_degraded'), t('verdict_checking')];
    case 'outage-suspected':
    case 'outage-confirmed':
      return [
        t(verdict.is === 'outage-suspected' ? 'verdict_suspected' : 'verdict_confirmed', {
          time: since ?? '',
        }),
        ...messages(situation, t),
        pageInOutage(verdict, t),
        ...(find('comes-and-goes') ? [t('verdict_comes_and_goes')] : []),
      ];
    case 'unreachable':
      return [t('verdict_unreachable', { time: since ?? '' }), t('verdict_unreachable_why')];
    case 'local-network':
      return [t('verdict_local_network', { time: since ?? '' }), t('verdict_others_silent')];
    case 'account': {
      if (find('signed-out')) return [t('verdict_signed_out'), t('verdict_sign_in')];
      const until = find('limit')?.until ?? null;
      const ends =
        until === null ? [] : [t('verdict_limit_until', { time: clockTime(until, now, language) })];
      return [t('verdict_limit'), ...ends, t('verdict_not_an_outage')];
    }
    case 'challenge':
      return [t('verdict_challenge'), t('verdict_challenge_do')];
    case 'unknown':
      return [t('verdict_unknown'), lastTryFailed(situation, t, now) ?? t('verdict_unknown_why')];
  }
}

/** How long a failure that nothing followed is still told of. */
const FAILURE_TOLD_MS = 10 * 60_000;

/** A failure that weighs too little for another verdict: who saw it is not told that nothing was. Null without one. */
function lastTryFailed(
  { lastFailureAt, lastSuccessAt }: Situation,
  t: Translate,
  now: number,
): string | null {
  const isNewest = lastFailureAt !== null && lastFailureAt > (lastSuccessAt ?? 0);
  if (!isNewest || now - lastFailureAt > FAILURE_TOLD_MS) return null;
  return t('verdict_last_try_failed', { age: relativeTime(lastFailureAt, now, t('languageTag')) });
}

/** What the page has to say about an outage that is felt here. */
function pageInOutage({ is, because }: Verdict, t: Translate): string {
  const has = (kind: Fact['kind']) => because.some((fact) => fact.kind === kind);
  const report = because.find((fact) => fact.kind === 'page-reports');
  if (has('page-says-fixed'))
    return t(is === 'outage-confirmed' ? 'verdict_page_over_try' : 'verdict_page_over_still');
  if (is === 'outage-suspected')
    return t(has('page-unreadable') ? 'verdict_page_unreadable' : 'verdict_page_not_yet');
  return report ? t('verdict_page_agrees', { component: report.component }) : t('verdict_page_agreed');
}

/** "3 of your last 4 messages failed.", when messages did. */
function messages({ own }: Situation, t: Translate): string[] {
  const { failed = 0, of = 0 } = own?.messages ?? {};
  if (failed === 0) return [];
  return [
    failed === of
      ? t('verdict_all_messages_failed', { count: of })
      : t('verdict_messages_failed', { count: failed, of }),
  ];
}

/** What a notice says, from the situation it is given in: of an end, whether it was seen here or only said by the page. */
export function noticeWords(
  kind: 'start' | 'end',
  situation: Situation,
  t: Translate,
  now: number,
): { title: string; message: string } {
  const { verdict } = situation;
  const [headline = '', ...rest] = verdictSentences(verdict, situation, t, now);
  const isSaidOnly = verdict.because.some((fact) => fact.kind === 'page-says-fixed');
  if (kind === 'start' || isSaidOnly) return { title: headline, message: rest.join(' ') };
  const still = verdict.is === 'reported-not-you' ? [headline] : [];
  return { title: t('notice_works_again'), message: [...still, ...rest].join(' ') };
}
