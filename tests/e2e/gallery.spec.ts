import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { APPEARANCE } from '../../lib/surfaces/appearance';
import type { Situation } from '../../lib/surfaces/situation';
import { VERDICTS } from '../../lib/verdict/verdict';
import { type Simulator, startSimulator } from '../simulator/simulator';
import { keptPrompts, situationOfEach } from '../support/each-verdict';
import { type LifeboatChromium, launchChromium } from '../support/launch-chromium';
import { type LivedHistory, livedHistory } from '../support/lived-history';
import { expect, test } from './lifeboat';
import { ChatgptPage } from './pages/chatgpt';

/** Every surface in every state is drawn, kept as a picture, and looked at by axe and a ruler. */
const GALLERY = '.output/gallery';
const THEMES = ['light', 'dark'] as const;
const WIDTHS = [320, 400, 800] as const;
/** English, one with long words, one that reads from the right; as far as they are there. */
const LANGUAGES = ['en', 'de', 'ar'].filter((language) => existsSync(`public/_locales/${language}`));
const WARNING = VERDICTS.filter((verdict) => APPEARANCE[verdict].warning !== 'none');

/** Looks at a page in every theme and width; returns what is wrong with it. `within`: the host of our card in somebody else's page. */
async function lookAt(page: Page, name: string, height: number, within?: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const width of WIDTHS)
    for (const colorScheme of THEMES) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const picture = `${name}-${colorScheme}-${width}`;
      // Contrast hangs on the theme, names and sizes on the width: each is looked at once, and all where the most can collide.
      const isLookedAt = width === WIDTHS[0] || (width === WIDTHS[1]) === (colorScheme === 'light');
      const seen = isLookedAt ? await violations(page, within) : [];
      const ruled = await page.evaluate(measure, within ?? null);
      await page.screenshot({ path: join(GALLERY, `${picture}.png`), fullPage: !within });
      wrong.push(...[...seen, ...ruled].map((what) => `${picture}: ${what}`));
    }
  return wrong;
}

async function violations(page: Page, within?: string): Promise<string[]> {
  // There are no frames in our pages: without a page of its own to gather their results in, a look takes half the time.
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  const found = await (within ? builder.include(within) : builder).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** What is wider than its place, what is cut off without meaning to be, and whether our card covers the composer. */
function measure(within: string | null): string[] {
  const host = within === null ? null : document.querySelector(within);
  const root = within === null ? document : host?.shadowRoot;
  const { scrollWidth, clientWidth } = document.documentElement;
  const texts = 'p, h1, h2, h3, li, button, a, summary, dt, dd, label, option, input, figcaption';
  const cut = [...(root?.querySelectorAll<HTMLElement>(texts) ?? [])]
    .filter((element) => element.checkVisibility() && !element.matches('.spoken, .spoken *'))
    .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
    .filter((element) => getComputedStyle(element).textOverflow !== 'ellipsis')
    .filter((element) => getComputedStyle(element).display !== 'inline');
  const card = host?.shadowRoot?.querySelector('.card')?.getBoundingClientRect();
  const composer = document.querySelector('form.composer')?.getBoundingClientRect();
  return [
    ...(within === null && scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : []),
    ...(card && (card.left < 0 || card.right > innerWidth) ? ['the card is wider than the window'] : []),
    ...(card && composer && card.bottom > composer.top ? ['the card covers the composer'] : []),
    ...cut.map((one) => `"${one.textContent}" needs ${one.scrollWidth} of ${one.clientWidth} px`),
  ];
}

interface Api {
  runtime: Record<string, unknown>;
  storage: { session: Record<string, unknown>; onChanged: Record<string, unknown> };
}
type Changes = Record<string, { newValue: unknown }>;
interface Told {
  /** Tells the popup what has changed in storage, in the browser's place. */
  tell(area: 'local' | 'session', changes: Changes): void;
}

/** The popup shows what it is told; the background is not asked, so that nothing else changes while it is looked at. */
function standStill(situation: Situation): void {
  const { browser, chrome } = globalThis as unknown as Record<string, Api>;
  const heard: ((changes: Changes, area: string) => void)[] = [];
  let shown: unknown = situation;
  for (const api of [browser, chrome]) {
    if (!api) continue;
    api.runtime.sendMessage = () => new Promise(() => {});
    api.storage.session.get = async () => ({ situation: shown });
    api.storage.onChanged.addListener = (listener: (typeof heard)[number]) => heard.push(listener);
  }
  const tell: Told['tell'] = (area, changes) => {
    shown = changes.situation?.newValue ?? shown;
    for (const listener of heard) listener(changes, area);
  };
  Object.assign(globalThis, { tell });
}

/** Tells a popup that stands still what has changed. */
function tell(page: Page, area: 'local' | 'session', values: Record<string, unknown>): Promise<void> {
  const changes = Object.fromEntries(Object.entries(values).map(([key, newValue]) => [key, { newValue }]));
  return page.evaluate(([where, what]) => (globalThis as unknown as Told).tell(where, what), [
    area,
    changes,
  ] as const);
}

/** Writes what somebody lived through into the archive's database. */
function live(history: LivedHistory): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('lifeboat');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const stores = Object.keys(history) as (keyof LivedHistory)[];
      const transaction = opening.result.transaction(stores, 'readwrite');
      for (const store of stores) for (const row of history[store]) transaction.objectStore(store).put(row);
      transaction.onerror = () => reject(transaction.error);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

/** Makes the simulated page fail once, so that our card has something to say. */
async function meetAnError(
  lifeboat: LifeboatChromium,
  chatgpt: ChatgptPage,
  fail: () => void,
): Promise<void> {
  await chatgpt.open();
  // Nothing of what an earlier test met; the page has woken the worker.
  await lifeboat.forget();
  await chatgpt.chat('How do lighthouses keep their rhythm?');
  fail();
  await chatgpt.send('And how would I compute a weighted median, for a table of tide heights with gaps?');
  await chatgpt.reaction();
}

for (const language of LANGUAGES)
  test.describe(`in the language "${language}"`, () => {
    // A browser for each language, not for each picture.
    test.describe.configure({ mode: 'default' });
    let simulator: Simulator;
    let lifeboat: LifeboatChromium;
    let chatgpt: ChatgptPage;

    test.beforeAll(async ({ chromiumPath }) => {
      mkdirSync(join(GALLERY, language), { recursive: true });
      simulator = await startSimulator();
      lifeboat = await launchChromium({ path: chromiumPath, simulatorPort: simulator.port, language });
      // The worker has opened its first page: from here on it may be stopped.
      await (await lifeboat.open('welcome.html')).close();
    });
    test.beforeEach(async () => {
      simulator.reset();
      chatgpt = await ChatgptPage.prepare(await lifeboat.context.newPage());
    });
    test.afterEach(() => chatgpt.page.close());
    test.afterAll(async () => {
      await lifeboat.close();
      await simulator.close();
    });

    test('the popup', async () => {
      test.setTimeout(180_000);
      const situations = situationOfEach(Date.now());
      const prompts = keptPrompts(Date.now());
      const page = await lifeboat.context.newPage();
      await page.addInitScript(standStill, situations.operational);
      await page.goto(lifeboat.address('popup.html'));
      const wrong: string[] = [];
      for (const verdict of VERDICTS) {
        // The first one has never seen an outage.
        if (verdict === 'reported-not-you') await page.evaluate(live, livedHistory(Date.now()));
        if (verdict === 'outage-suspected') {
          await lifeboat.remember(prompts);
          await tell(page, 'local', prompts);
        }
        await tell(page, 'session', { situation: situations[verdict] });
        await expect(page.locator('main')).toHaveAttribute('data-verdict', verdict);
        const folds =
          verdict === 'outage-confirmed' ? await page.locator('details:not(details details)').all() : [];
        for (const fold of folds) await fold.evaluate((one) => one.toggleAttribute('open', true));
        wrong.push(...(await lookAt(page, `${language}/popup-${verdict}`, 600)));
        for (const fold of folds) await fold.evaluate((one) => one.toggleAttribute('open', false));
      }
      await page.close();
      expect(wrong).toEqual([]);
    });

    test('the warning', async () => {
      test.setTimeout(180_000);
      const wrong: string[] = [];
      await meetAnError(lifeboat, chatgpt, () => simulator.chatgpt.fail('error-card'));
      const situations = situationOfEach(Date.now());
      for (const verdict of WARNING) {
        await chatgpt.warning.showing(verdict, () =>
          lifeboat.tellTabs('situation/changed', situations[verdict]),
        );
        wrong.push(
          ...(await lookAt(chatgpt.page, `${language}/warning-${verdict}`, 700, 'lifeboat-warning')),
        );
      }
      await chatgpt.page.setViewportSize({ width: 800, height: 700 });
      const disclosures = chatgpt.warning.element.locator('button[aria-expanded]');
      for (const [index, name] of ['elsewhere', 'details'].entries()) {
        await disclosures.nth(index).click();
        wrong.push(...(await lookAt(chatgpt.page, `${language}/warning-${name}`, 700, 'lifeboat-warning')));
      }
      expect(wrong).toEqual([]);
    });

    for (const ui of ['list', 'renderer'] as const)
      test(`the warning in the ${ui} layout`, async () => {
        simulator.chatgpt.set({ ui });
        await meetAnError(lifeboat, chatgpt, () => simulator.chatgpt.fail('error-card'));
        const verdict = 'outage-suspected';
        const situation = situationOfEach(Date.now())[verdict];
        await chatgpt.warning.showing(verdict, () => lifeboat.tellTabs('situation/changed', situation));
        const name = `${language}/warning-${verdict}-${ui}`;
        expect(await lookAt(chatgpt.page, name, 700, 'lifeboat-warning')).toEqual([]);
      });

    test('the note', async () => {
      await meetAnError(lifeboat, chatgpt, () => simulator.chatgpt.fail('error-card', { times: 1 }));
      await chatgpt.chat('And now?');
      await expect(chatgpt.note.element).toHaveCount(1);
      const wrong = await lookAt(chatgpt.page, `${language}/note-back`, 700, 'lifeboat-note');
      await lifeboat.remember(keptPrompts(Date.now()));
      await chatgpt.open();
      await expect(chatgpt.note.element.getByRole('button').nth(1)).toBeVisible();
      wrong.push(...(await lookAt(chatgpt.page, `${language}/note-prompt`, 700, 'lifeboat-note')));
      expect(wrong).toEqual([]);
    });

    for (const surface of ['options', 'welcome', 'archive'])
      test(`the page of ${surface}`, async () => {
        await lifeboat.remember(keptPrompts(Date.now()));
        const page = await lifeboat.open(`${surface}.html`);
        await page.getByRole('heading').first().waitFor();
        expect(await lookAt(page, `${language}/${surface}`, 800)).toEqual([]);
        await page.close();
      });

    test('in high contrast everything that tells is still there', async () => {
      await meetAnError(lifeboat, chatgpt, () => simulator.chatgpt.fail('error-card'));
      await chatgpt.page.emulateMedia({ forcedColors: 'active' });
      await chatgpt.page.screenshot({ path: join(GALLERY, language, 'warning-high-contrast.png') });
      const popup = await lifeboat.open('popup.html');
      await popup.emulateMedia({ forcedColors: 'active' });
      await popup.setViewportSize({ width: 400, height: 600 });
      await popup.getByRole('heading', { level: 1 }).waitFor();
      await popup.screenshot({ path: join(GALLERY, language, 'popup-high-contrast.png') });
      expect(await popup.evaluate(measure, null)).toEqual([]);
      await popup.close();
    });
  });
