import type { Translate } from '../i18n/translate';
import { browser } from '../platform/browser';
import { APPEARANCE, BADGE_COLOURS } from './appearance';
import type { Situation } from './situation';
import { verdictSentence } from './wording';

/**
 * Says the verdict on the toolbar button: a mark, its colours, and the full sentence as title, which is what screen readers read.
 * To be called at every start of the background as well, because no browser promises to keep a badge over a restart.
 */
export async function showOnToolbar(situation: Situation, t: Translate, now: number): Promise<void> {
  const { badge, tone } = APPEARANCE[situation.verdict.is];
  const { background, text } = BADGE_COLOURS[tone];
  await Promise.all([
    browser.action.setBadgeText({ text: badge }),
    browser.action.setBadgeBackgroundColor({ color: background }),
    browser.action.setBadgeTextColor({ color: text }),
    browser.action.setTitle({ title: verdictSentence(situation.verdict, situation, t, now) }),
  ]);
}
