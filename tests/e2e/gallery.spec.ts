import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { APPEARANCE } from '../../lib/surfaces/appearance';
import type { Situation } from '../../lib/surfaces/situation';
import { VERDICTS } from '../../lib/verdict/verdict';
import { keptPrompts, situationOfEach } from '../support/each-verdict';
import { expect, test } from './lifeboat';

/** Every surface in every state is drawn, kept as a picture, and looked at by axe and a ruler. */
const GALLERY = '.output/gallery';
const THEMES = ['light', 'dark'] as const;
const WIDTHS = [320, 400, 800] as const;
const WARNING = VERDICTS.filter((verdict) => APPEARANCE[verdict].warning !== 'none');

test.beforeAll(() => void mkdirSync(GALLERY, { recursive: true }));

/** Takes the picture, and what is wrong with what it shows. */
async function capture(page: Page, name: string, within?: string): Promise<string[]> {
  const builder = new AxeBuilder({ page });
  const { violations } = await (within ? builder.include(within) : builder).analyze();
  const wrong = await page.evaluate(overflowing, within ?? null);
  await page.screenshot({ path: join(GALLERY, `${name}.png`), fullPage: !within });
  return [
    ...violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
    ...wrong.map((what) => `${name}: ${what}`),
  ];
}

/** What is wider than its place: the page itself, and every text that is cut off without meaning to be. */
function overflowing(within: string | null): string[] {
  const root = within ? document.querySelector(within)?.shadowRoot : document;
  const wide = !within && document.documentElement.scrollWidth > document.documentElement.clientWidth;
  const cut = [
    ...(root?.querySelectorAll<HTMLElement>('p, h1, h2, h3, li, button, a, summary, dt, dd, label') ?? []),
  ]
    .filter((element) => element.checkVisibility() && !element.closest('.spoken'))
    .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
    .filter((element) => getComputedStyle(element).textOverflow !== 'ellipsis')
    .filter((element) => getComputedStyle(element).display !== 'inline');
  return [
    ...(wide ? [`the page is ${document.documentElement.scrollWidth} px wide`] : []),
    ...cut.map(
      (element) => `"${element.textContent}" needs ${element.scrollWidth} of ${element.clientWidth} px`,
    ),
  ];
}

/** The popup shows what is stored; nobody is asked, so that nothing changes while it is looked at. */
function standStill(situation: Situation): void {
  interface Api {
    runtime: Record<string, unknown>;
    storage: { session: Record<string, unknown>; onChanged: Record<string, unknown> };
  }
  const { browser, chrome } = globalThis as unknown as Record<string, Api>;
  for (const api of [browser, chrome]) {
    if (!api) continue;
    api.runtime.sendMessage = () => new Promise(() => {});
    api.storage.session.get = async () => ({ situation });
    api.storage.onChanged.addListener = () => {};
  }
}

test('the popup', async ({ lifeboat }) => {
  test.setTimeout(150_000);
  const situations = situationOfEach(Date.now());
  const wrong: string[] = [];
  for (const verdict of VERDICTS) {
    if (verdict === 'outage-suspected') await lifeboat.remember(keptPrompts(Date.now()));
    const page = await lifeboat.context.newPage();
    await page.addInitScript(standStill, situations[verdict]);
    await page.goto(lifeboat.address('popup.html'));
    await expect(page.locator('main')).toHaveAttribute('data-verdict', verdict);
    for (const width of WIDTHS)
      for (const colorScheme of THEMES) {
        await page.setViewportSize({ width, height: 600 });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        wrong.push(...(await capture(page, `popup-${verdict}-${colorScheme}-${width}`)));
      }
    await page.close();
  }
  expect(wrong).toEqual([]);
});

test('the warning', async ({ lifeboat, chatgpt, simulator }) => {
  test.setTimeout(150_000);
  const wrong: string[] = [];
  await chatgpt.open();
  await chatgpt.chat('How do lighthouses keep their rhythm?');
  simulator.chatgpt.fail('error-card');
  await chatgpt.send('And how would I compute a weighted median, for a table of tide heights with gaps?');
  await chatgpt.reaction();
  const situations = situationOfEach(Date.now());
  for (const verdict of WARNING) {
    await lifeboat.tellTabs('situation/changed', situations[verdict]);
    await expect(chatgpt.warning.element).toHaveAttribute('data-verdict', verdict);
    for (const width of WIDTHS)
      for (const colorScheme of THEMES) {
        await chatgpt.page.setViewportSize({ width, height: 700 });
        await chatgpt.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        wrong.push(
          ...(await capture(chatgpt.page, `warning-${verdict}-${colorScheme}-${width}`, 'lifeboat-warning')),
        );
      }
  }
  expect(wrong).toEqual([]);
});

for (const surface of ['options', 'welcome'])
  test(`the page of ${surface}`, async ({ lifeboat }) => {
    const wrong: string[] = [];
    const page = await lifeboat.open(`${surface}.html`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const width of WIDTHS)
      for (const colorScheme of THEMES) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        wrong.push(...(await capture(page, `${surface}-${colorScheme}-${width}`)));
      }
    expect(wrong).toEqual([]);
  });
