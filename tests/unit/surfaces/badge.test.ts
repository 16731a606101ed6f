import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { APPEARANCE, BADGE_COLOURS } from '../../../lib/surfaces/appearance';
import { showOnToolbar } from '../../../lib/surfaces/badge';
import { verdictSentence } from '../../../lib/surfaces/wording';
import { VERDICTS } from '../../../lib/verdict/verdict';
import { aSituation, NOON } from '../../support/a-situation';
import { english as t } from '../../support/english';

it.each(VERDICTS)('says "%s" on the toolbar: a mark, its colours and the whole sentence', async (is) => {
  const told: Record<string, unknown> = {};
  const { action } = fakeBrowser;
  for (const name of ['setBadgeText', 'setBadgeBackgroundColor', 'setBadgeTextColor', 'setTitle'] as const)
    vi.spyOn(action, name).mockImplementation(async (details: object) => {
      Object.assign(told, { [name]: Object.values(details)[0] });
    });
  const situation = aSituation({ is });
  await showOnToolbar(situation, t, NOON);
  const { badge, tone } = APPEARANCE[is];
  expect(told).toEqual({
    setBadgeText: badge,
    setBadgeBackgroundColor: BADGE_COLOURS[tone].background,
    setBadgeTextColor: BADGE_COLOURS[tone].text,
    setTitle: verdictSentence(situation.verdict, situation, t, NOON),
  });
});
