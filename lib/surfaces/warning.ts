import type { TextMeaning } from '../evidence/signature';
import { relativeTime } from '../i18n/relative-time';
import type { Translate } from '../i18n/translate';
import type { VerdictId } from '../verdict/verdict';
import { APPEARANCE } from './appearance';
import { pageFact } from './page-fact';
import { isToBeTold, mayAskFor, type RecoveryWish } from './recovery-wish';
import type { Situation } from './situation';
import type { WarningContent } from './warning-content';
import { factSentence, noticeWords, verdictSentences } from './wording';

/**
 * Trouble that this tab saw itself, by what the page says it is; known before the background has concluded anything. Errors that are
 * about one request or one conversation only are no trouble in this sense.
 */
export interface Seen {
  /** Epoch ms. */
  at: number;
  means: Extract<TextMeaning, 'service' | 'network' | 'limit' | 'login' | 'bot' | 'client'>;
}

/** The user took the card away: nothing more is said of trouble that had begun by then, unless it grows from quiet to alert. */
export interface DismissedIncident {
  /** Epoch ms. */
  at: number;
  form: WarningContent['form'];
}

export interface WarningInput {
  /** What the background concluded; null before its first answer. */
  situation: Situation | null;
  /** The newest trouble seen in this tab; null when there was none. */
  seen: Seen | null;
  /** The user's own last failure and success in this tab, epoch ms. */
  lastActionFailedAt: number | null;
  lastSuccessAt: number | null;
  promptHeld: boolean;
  /** What came of an answer that broke off is kept. */
  answerHeld: boolean;
  backupHeld: boolean;
  dismissedIncident: DismissedIncident | null;
  /** What the user asked to be told; null for nothing. */
  wish: RecoveryWish | null;
  now: number;
  t: Translate;
}

/** A text of the page names a cause only when it is the user's or the bot check's; everything else may be anything. */
const OWN_VIEW: Record<Seen['means'], VerdictId> = {
  service: 'degraded',
  network: 'degraded',
  client: 'degraded',
  limit: 'account',
  login: 'account',
  bot: 'challenge',
};

/** Verdicts that the status page has no say in. */
const PAGE_IS_SILENT: VerdictId[] = ['local-network', 'account', 'challenge'];

/**
 * What the in-page card says now; null when it has nothing to say and must go. The first error is answered from what this tab
 * saw itself; the verdict of the background takes over when it warns, and the same card grows into the alert.
 */
export function warningContent(input: WarningInput): WarningContent | null {
  const { situation, promptHeld, answerHeld, backupHeld, now, t } = input;
  const failedAt = standsFailedSince(input);
  const verdict = shownVerdict(situation, input.seen, failedAt);
  const news = worksAgain(input, failedAt);
  if (news || !verdict) return news;
  const form = APPEARANCE[verdict].warning === 'alert' ? 'alert' : 'quiet';
  const concluded = situation?.verdict.is === verdict ? situation : null;
  const beganAt = concluded?.verdict.since ?? failedAt ?? situation?.at ?? now;
  if (isDismissed(input.dismissedIncident, form, beganAt)) return null;

  const facts = concluded?.verdict.because ?? [];
  const details = facts.map((fact) => factSentence(fact, t, now));
  const seenHere =
    failedAt === null ? [] : [t('warning_seen_here', { age: relativeTime(failedAt, now, t('languageTag')) })];
  const { headline, advice, works } = words(verdict, concluded, input, t);
  const page = PAGE_IS_SILENT.includes(verdict) ? [] : [pageSentence(situation, t, now)];
  return {
    verdict,
    looks: works ? 'operational' : verdict,
    form,
    headline,
    lines: [
      ...page,
      ...(promptHeld ? [t('warning_prompt_held')] : []),
      ...(answerHeld ? [t('warning_answer_held')] : []),
      ...advice,
    ],
    details: details.length > 0 ? details : seenHere,
    promptHeld,
    recovery: mayAskFor(verdict) && !works ? (input.wish?.grantedAt === null ? 'wished' : 'offered') : null,
    backupHeld,
  };
}

/** The good news that somebody asked for. It outlives an old failure of this tab that nobody has tried again, but no new one. */
function worksAgain(input: WarningInput, failedAt: number | null): WarningContent | null {
  const { situation, wish, promptHeld, backupHeld, now, t } = input;
  if (!situation || !wish || !isToBeTold(wish, input)) return null;
  if ((failedAt ?? 0) > (wish.grantedAt ?? 0)) return null;
  const { title, message } = noticeWords('end', situation, t, now);
  return {
    verdict: situation.verdict.is,
    looks: situation.verdict.is,
    form: 'quiet',
    headline: title,
    lines: [message],
    details: [],
    promptHeld,
    recovery: 'told',
    backupHeld,
  };
}

/**
 * What is wrong and what to do. The verdict's own words, where the background has concluded; of an outage only what it is, because
 * the other lines say the rest. Else what was seen here.
 */
function words(
  verdict: VerdictId,
  concluded: Situation | null,
  { seen, lastActionFailedAt, lastSuccessAt, now }: WarningInput,
  t: Translate,
): { headline: string; advice: string[]; works?: true } {
  if (concluded && verdict !== 'degraded') {
    const [headline = '', ...rest] = verdictSentences(concluded.verdict, concluded, t, now);
    if (APPEARANCE[verdict].warning !== 'alert') return { headline, advice: rest };
    // The verdict waits whether it lasts; who writes here need not.
    const worksAgain = (lastSuccessAt ?? 0) > Math.max(lastActionFailedAt ?? 0, concluded.lastFailureAt ?? 0);
    return worksAgain
      ? {
          headline: t('warning_back'),
          advice: [t('warning_back_watching'), t('warning_back_reload')],
          works: true,
        }
      : { headline, advice: [] };
  }
  const means = seen?.means ?? 'service';
  return {
    headline: t(`warning_seen_${means}`),
    advice: means === 'service' || means === 'network' ? [] : [t(`warning_do_${means}`)],
  };
}

/** When the user's own last action failed, if nothing of theirs has succeeded since; else null. */
function standsFailedSince({ seen, lastActionFailedAt, lastSuccessAt }: WarningInput): number | null {
  const failedAt = Math.max(lastActionFailedAt ?? 0, seen?.at ?? 0);
  return failedAt > (lastSuccessAt ?? 0) ? failedAt : null;
}

function shownVerdict(
  situation: Situation | null,
  seen: Seen | null,
  failedAt: number | null,
): VerdictId | null {
  const is = situation?.verdict.is;
  if (is && is !== 'degraded' && APPEARANCE[is].warning !== 'none') return is;
  if (failedAt === null) return null;
  // The background knows this failure already and says what it is.
  if (situation && is === 'degraded' && situation.at >= failedAt) return 'degraded';
  return seen ? OWN_VIEW[seen.means] : 'degraded';
}

function isDismissed(
  dismissed: DismissedIncident | null,
  form: WarningContent['form'],
  beganAt: number,
): boolean {
  if (!dismissed || beganAt > dismissed.at) return false;
  return form === 'quiet' || dismissed.form === 'alert';
}

function pageSentence(situation: Situation | null, t: Translate, now: number): string {
  const fact = situation && pageFact(situation);
  return fact ? t('fact_whole', { fact: factSentence(fact, t, now) }) : t('warning_page_never');
}
