import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { APPEARANCE, BADGE_COLOURS, iconOf } from '../../lib/surfaces/appearance';
import type { Situation } from '../../lib/surfaces/situation';
import { VERDICTS, type VerdictId } from '../../lib/verdict/verdict';
import { type Simulator, startSimulator } from '../simulator/simulator';
import { keptPrompts, situationOfEach } from '../support/each-verdict';
import { type LifeboatChromium, launchChromium } from '../support/launch-chromium';
import { type LivedHistory, livedHistory } from '../support/lived-history';
import { expect, test } from './lifeboat';
import { GALLERY, lookAt, measure } from './look-at';
import { ArchivePage } from './pages/archive';
import { ChatgptPage } from './pages/chatgpt';
import { richConversation } from './rich-conversation';
import { fillWithSeeds } from './seeded-archive';

/** Every surface in every state is drawn, kept as a picture, and looked at by axe and a ruler. English, one with long words, one that reads from the right; as far as they are there. */
const LANGUAGES = ['en', 'de', 'ar'].filter((language) => existsSync(`public/_locales/${language}`));
const WARNING = VERDICTS.filter((verdict) => APPEARANCE[verdict].warning !== 'none');

interface Api {
  runtime: Record<string, unknown>;
  permissions: Record<string, unknown>;
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

/** The browser has withdrawn the sites we watch, as far as this page can see. */
function withoutSites(): void {
  const { browser, chrome } = globalThis as unknown as Record<string, Api>;
  for (const api of [browser, chrome]) if (api) api.permissions.contains = async () => false;
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

    /** Keeps the warning as this situation says: the background goes on watching, and may say something else in between. */
    const holding = (situation: Situation) => ({
      hold: () =>
        chatgpt.warning.showing(situation.verdict.is, () =>
          lifeboat.tellTabs('situation/changed', situation),
        ),
      holds: async () => (await chatgpt.warning.shown()) === situation.verdict.is,
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

    test('the archive: empty, as a list, searched, read, and with all that can be decided', async () => {
      test.setTimeout(180_000);
      const archive = new ArchivePage(await lifeboat.open('archive.html'));
      const { page } = archive;
      await page.locator('.transfer').waitFor();
      const wrong: string[] = [];
      const look = async (name: string) =>
        void wrong.push(...(await lookAt(page, `${language}/archive-${name}`, 800)));
      await page.locator('.empty').waitFor();
      await look('empty');
      const rich = richConversation();
      await fillWithSeeds(archive, [rich]);
      await look('list');
      await page.locator('.transfer-offer [aria-expanded]').click();
      await page.locator('.list-bar [aria-expanded]').click();
      await look('choices');
      await page.goto(lifeboat.address('archive.html?q=tide'));
      await page.locator('.result mark').first().waitFor();
      await look('search');
      await page.goto(lifeboat.address(`archive.html#/c/${rich.id}`));
      await page.locator('article').first().waitFor();
      await look('conversation');
      await page.close();
      expect(wrong).toEqual([]);
    });

    test('the warning', async () => {
      test.setTimeout(180_000);
      const wrong: string[] = [];
      await meetAnError(lifeboat, chatgpt, () => simulator.chatgpt.fail('error-card'));
      const situations = situationOfEach(Date.now());
      const look = async (name: string, verdict: VerdictId) => {
        const it = { within: 'lifeboat-warning', holding: holding(situations[verdict]) };
        wrong.push(...(await lookAt(chatgpt.page, `${language}/warning-${name}`, 700, it)));
      };
      for (const verdict of WARNING) await look(verdict, verdict);
      await chatgpt.page.setViewportSize({ width: 800, height: 700 });
      const disclosures = chatgpt.warning.element.locator('button[aria-expanded]');
      for (const [index, name] of ['elsewhere', 'details'].entries()) {
        await holding(situations['outage-confirmed']).hold();
        await disclosures.nth(index).click();
        await look(name, 'outage-confirmed');
      }
      // The user's own next message gets through while the outage lasts.
      simulator.chatgpt.recover();
      await disclosures.nth(1).click();
      await chatgpt.chat('Are you back?');
      await look('back', 'outage-confirmed');
      expect(wrong).toEqual([]);
    });

    for (const ui of ['list', 'renderer'] as const)
      test(`the warning in the ${ui} layout`, async () => {
        simulator.chatgpt.set({ ui });
        await meetAnError(lifeboat, chatgpt, () => simulator.chatgpt.fail('error-card'));
        const verdict = 'outage-suspected';
        const situation = situationOfEach(Date.now())[verdict];
        const it = { within: 'lifeboat-warning', holding: holding(situation) };
        expect(await lookAt(chatgpt.page, `${language}/warning-${verdict}-${ui}`, 700, it)).toEqual([]);
      });

    test('the note', async () => {
      const within = 'lifeboat-note';
      const holds = async () => (await chatgpt.note.element.count()) > 0;
      /** Good news goes after ten seconds: then it comes once more. */
      const hold = async () => {
        if (await holds()) return;
        await meetAnError(lifeboat, chatgpt, () => simulator.chatgpt.fail('error-card', { times: 1 }));
        await chatgpt.chat('And now?');
        await expect(chatgpt.note.element).toHaveCount(1);
      };
      const holding = { hold, holds };
      const wrong = await lookAt(chatgpt.page, `${language}/note-back`, 700, { within, holding });
      await lifeboat.remember(keptPrompts(Date.now()));
      await chatgpt.open();
      await expect(chatgpt.note.element.getByRole('button').nth(1)).toBeVisible();
      wrong.push(...(await lookAt(chatgpt.page, `${language}/note-prompt`, 700, { within })));
      expect(wrong).toEqual([]);
    });

    test('the popup beside a conversation that is saved', async () => {
      await chatgpt.open();
      await lifeboat.forget();
      await chatgpt.chat('How do lighthouses keep their rhythm?');
      // No file was ever saved, for long.
      await lifeboat.remember({ 'last-backup-file': { at: null, since: 1 } });
      const page = await lifeboat.open('popup.html');
      await page.locator('.exclude').waitFor();
      await page.locator('.reminder').waitFor();
      await page.locator('.export-menu > .button').click();
      expect(await lookAt(page, `${language}/popup-conversation`, 600)).toEqual([]);
      await page.close();
    });

    for (const surface of ['popup', 'options', 'welcome'])
      test(`the page of ${surface}, when the browser withdrew the sites`, async () => {
        const page = await lifeboat.context.newPage();
        await page.addInitScript(withoutSites);
        await page.goto(lifeboat.address(`${surface}.html`));
        await page.locator('.button[data-kind="main"]').first().waitFor();
        expect(await lookAt(page, `${language}/${surface}-withdrawn`, 800)).toEqual([]);
        await page.close();
      });

    test('the pages of options and welcome', async () => {
      await lifeboat.remember(keptPrompts(Date.now()));
      const welcome = await lifeboat.open('welcome.html');
      await welcome.getByRole('heading').first().waitFor();
      const wrong = await lookAt(welcome, `${language}/welcome`, 800);
      await welcome.close();
      const options = await lifeboat.open('options.html');
      await options.locator('#quiet').check();
      await options.locator('.assistant-form > .button').click();
      await options.locator('.own [type="url"]').fill('elsewhere');
      wrong.push(...(await lookAt(options, `${language}/options`, 800)));
      await options.locator('#quiet').uncheck();
      await options.close();
      expect(wrong).toEqual([]);
    });

    test('in high contrast everything that tells is still there', async () => {
      await meetAnError(lifeboat, chatgpt, () => simulator.chatgpt.fail('error-card'));
      await chatgpt.page.emulateMedia({ forcedColors: 'active' });
      await chatgpt.page.screenshot({ path: join(GALLERY, language, 'warning-high-contrast.png') });
      for (const surface of ['popup', 'options', 'archive']) {
        const page = await lifeboat.open(`${surface}.html`);
        await page.emulateMedia({ forcedColors: 'active' });
        await page.setViewportSize({ width: 400, height: 600 });
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.screenshot({
          path: join(GALLERY, language, `${surface}-high-contrast.png`),
          fullPage: true,
        });
        expect(await page.evaluate(measure, null)).toEqual([]);
        await page.close();
      }
    });
  });

test('the toolbar button of every verdict, on light and dark toolbars', async ({ lifeboat }) => {
  mkdirSync(GALLERY, { recursive: true });
  const buttons = VERDICTS.map((verdict) => {
    const { tone, badge } = APPEARANCE[verdict];
    const { background, text } = BADGE_COLOURS[tone];
    const picture = readFileSync(`public${iconOf(tone)[16]}`, 'base64');
    const mark = badge && `<b style="color:${text};background:${background}">${badge}</b>`;
    return `<figure><img alt="${verdict}" src="data:image/png;base64,${picture}">${mark}</figure>`;
  });
  const bar = (ground: string) => `<div style="background:${ground}">${buttons.join('')}</div>`;
  const page = await lifeboat.context.newPage();
  await page.setViewportSize({ width: 400, height: 80 });
  await page.setContent(
    `<style>
      body { margin: 0; font: 9px/11px sans-serif }
      div { display: flex; block-size: 40px; align-items: center; justify-content: space-around }
      figure { position: relative; margin: 0; block-size: 16px }
      b { position: absolute; inset: 8px -5px auto auto; min-inline-size: 5px; padding-inline: 2px; border-radius: 3px; text-align: center }
    </style>${bar('#ffffff')}${bar('#35363a')}`,
  );
  await expect(page.getByRole('img')).toHaveCount(2 * VERDICTS.length);
  await page.screenshot({ path: join(GALLERY, 'toolbar.png') });
});
