import type { Translate } from '../i18n/translate';
import { browser } from '../platform/browser';
import { APPEARANCE, BADGE_COLOURS, iconOf } from './appearance';
import type { Situation } from './situation';
import { verdictSentence } from './wording';

/**
 * Says the verdict on the toolbar button: a picture whose outline alone tells the tone, a mark, its colours, and the full sentence as
 * title, which is what screen readers read. Without `access` to the sites we watch no verdict holds, as in the popup.
 * To be called at every start of the background as well, because no browser promises to keep a badge over a restart.
 */
export async function showOnToolbar(
  situation: Situation,
  access: boolean,
  t: Translate,
  now: number,
): Promise<void> {
  const { badge, tone } = APPEARANCE[access ? situation.verdict.is : 'unknown'];
  const title = access
    ? verdictSentence(situation.verdict, situation, t, now)
    : `${t('verdict_unknown')} ${t('popup_access')}`;
  const { background, text } = BADGE_COLOURS[tone];
  await Promise.all([
    browser.action.setBadgeText({ text: badge }),
    browser.action.setBadgeBackgroundColor({ color: background }),
    browser.action.setBadgeTextColor({ color: text }),
    browser.action.setIcon({ path: iconOf(tone) }),
    browser.action.setTitle({ title }),
  ]);
}
