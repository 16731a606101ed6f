import type { Translate } from '../i18n/translate';
import { browser } from '../platform/browser';
import { APPEARANCE, BADGE_COLOURS, type Tone } from './appearance';
import type { Situation } from './situation';
import { verdictSentence } from './wording';

/**
 * Says the verdict on the toolbar button: a picture whose outline alone tells the tone, a mark, its colours, and the full sentence as
 * title, which is what screen readers read.
 * To be called at every start of the background as well, because no browser promises to keep a badge over a restart.
 */
export async function showOnToolbar(situation: Situation, t: Translate, now: number): Promise<void> {
  const { badge, tone } = APPEARANCE[situation.verdict.is];
  const { background, text } = BADGE_COLOURS[tone];
  await Promise.all([
    browser.action.setBadgeText({ text: badge }),
    browser.action.setBadgeBackgroundColor({ color: background }),
    browser.action.setBadgeTextColor({ color: text }),
    browser.action.setIcon({ path: iconOf(tone) }),
    browser.action.setTitle({ title: verdictSentence(situation.verdict, situation, t, now) }),
  ]);
}

/** Drawn by `tests/support/draw-icons.ts`; the calm one is the extension's own. */
function iconOf(tone: Tone): Record<number, string> {
  const name = tone === 'good' ? '' : `${tone}-`;
  return { 16: `/icon/${name}16.png`, 32: `/icon/${name}32.png`, 48: `/icon/${name}48.png` };
}
