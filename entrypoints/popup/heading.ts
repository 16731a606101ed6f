import type { VerdictHeadingProps } from '../../components/VerdictHeading';
import { remaining } from '../../lib/history/remaining';
import { duration } from '../../lib/i18n/duration';
import type { Translate } from '../../lib/i18n/translate';
import { APPEARANCE } from '../../lib/surfaces/appearance';
import { evidenceToShow } from '../../lib/surfaces/evidence-to-show';
import type { Situation } from '../../lib/surfaces/situation';
import { factSentence, verdictSentences } from '../../lib/surfaces/wording';

/** The top of the popup: the verdict in words, what it rests on, and the odds while an outage lasts. `now` in epoch ms. */
export function headingOf(situation: Situation, t: Translate, now: number): VerdictHeadingProps {
  const { verdict, own } = situation;
  const [sentence = '', ...more] = verdictSentences(verdict, situation, t, now);
  return {
    verdict: verdict.is,
    tone: APPEARANCE[verdict.is].tone,
    sentence,
    more,
    evidence: evidenceToShow(verdict).map((fact) => factSentence(fact, t, now)),
    odds: APPEARANCE[verdict.is].warning === 'alert' ? oddsOf(verdict.since, t, now) : null,
    chips: { capabilities: own?.capabilities ?? [], t },
  };
}

function oddsOf(since: number | null, t: Translate, now: number): string | null {
  const odds = since === null ? null : remaining(now - since);
  if (!odds) return null;
  return t('history_odds', { length: duration(odds.halfWithinMs, t('languageTag')), of: odds.of });
}
