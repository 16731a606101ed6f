import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { APPEARANCE, BADGE_COLOURS, iconOf, type Tone } from '../../../lib/surfaces/appearance';
import { showOnToolbar } from '../../../lib/surfaces/badge';
import type { Situation } from '../../../lib/surfaces/situation';
import { verdictSentence } from '../../../lib/surfaces/wording';
import { VERDICTS } from '../../../lib/verdict/verdict';
import { aSituation, NOON } from '../../support/a-situation';
import { english as t } from '../../support/english';
import { lightnessOf } from '../../support/lightness';

/** What the toolbar button is told. */
async function toldFor(situation: Situation, access: boolean): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {};
  const { action } = fakeBrowser;
  for (const name of [
    ...(['setBadgeText', 'setBadgeBackgroundColor', 'setBadgeTextColor', 'setIcon', 'setTitle'] as const),
  ])
    vi.spyOn(action, name).mockImplementation(async (details: object) => {
      Object.assign(told, { [name]: Object.values(details)[0] });
    });
  await showOnToolbar(situation, access, t, NOON);
  return told;
}

it.each(VERDICTS)('says "%s" on the toolbar: a mark, its colours and the whole sentence', async (is) => {
  const situation = aSituation({ is });
  const { badge, tone } = APPEARANCE[is];
  expect(await toldFor(situation, true)).toEqual({
    setBadgeText: badge,
    setBadgeBackgroundColor: BADGE_COLOURS[tone].background,
    setBadgeTextColor: BADGE_COLOURS[tone].text,
    setIcon: expect.objectContaining({ 16: expect.stringMatching(/^\/icon\/[a-z-]*16\.png$/) }),
    setTitle: verdictSentence(situation.verdict, situation, t, NOON),
  });
});

it('claims nothing when the browser withdrew the sites, and says why', async () => {
  const told = await toldFor(aSituation({ is: 'outage-confirmed', since: NOON }), false);
  expect(told).toMatchObject({ setBadgeText: '?', setIcon: { 16: '/icon/muted-16.png' } });
  expect(told.setTitle).toMatch(/^ChatGPT: .*The browser no longer lets Lifeboat read ChatGPT/);
});

const TONES = Object.keys(BADGE_COLOURS) as Tone[];
const SIZES = [16, 32, 48] as const;
const pictureOf = (tone: Tone, size: (typeof SIZES)[number]) => readFileSync(`public${iconOf(tone)[size]}`);

it('draws a picture for every tone, each in every size of a toolbar', () => {
  const pictures = TONES.flatMap((tone) => SIZES.map((size) => pictureOf(tone, size).toString('base64')));
  expect(new Set(pictures).size).toBe(15);
});

/** Parts of a picture that must be lighter or darker than in another one, and by how much, for somebody who sees no colours. */
const DIFFERENT = { lightness: 0.25, share: 0.2 };

it.each([
  ['light', 1],
  ['dark', 0.2],
])('draws pictures that are told apart without colours, at 16 px on a %s toolbar', (_, ground) => {
  const seen = TONES.map((tone) => lightnessOf(pictureOf(tone, 16), ground));
  const alike = TONES.flatMap((one, index) =>
    TONES.slice(index + 1).flatMap((other, offset) => {
      const others = seen[index + 1 + offset] ?? [];
      const differing = seen[index]?.filter(
        (light, pixel) => Math.abs(light - (others[pixel] ?? 0)) > DIFFERENT.lightness,
      );
      const share = (differing?.length ?? 0) / others.length;
      return share < DIFFERENT.share ? [`${one} and ${other} differ in ${Math.round(share * 100)} %`] : [];
    }),
  );
  expect(alike).toEqual([]);
});
