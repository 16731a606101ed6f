import { readFileSync } from 'node:fs';
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
  for (const name of [
    ...(['setBadgeText', 'setBadgeBackgroundColor', 'setBadgeTextColor', 'setIcon', 'setTitle'] as const),
  ])
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
    setIcon: expect.objectContaining({ 16: expect.stringMatching(/^\/icon\/[a-z-]*16\.png$/) }),
    setTitle: verdictSentence(situation.verdict, situation, t, NOON),
  });
});

it('draws another picture for every tone, each in every size of a toolbar', () => {
  const pictures = Object.keys(BADGE_COLOURS).flatMap((tone) =>
    [16, 32, 48].map((size) =>
      readFileSync(`public/icon/${tone === 'good' ? '' : `${tone}-`}${size}.png`, 'base64'),
    ),
  );
  expect(new Set(pictures).size).toBe(15);
});
