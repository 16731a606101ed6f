import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { bundleForPage } from '../../support/bundle-for-page';
import { withdrawSites } from '../../support/extension-api';
import { findFirefox } from '../../support/find-browser';
import { type LifeboatFirefox, launchFirefox } from '../../support/launch-firefox';
import { CASES_SEED } from '../../support/random-cases';
import { TIDE_LINES, tideConversation } from '../conversations';
import { BACKED_UP } from '../pages/popup';

const firefox = findFirefox(console.error);
const ORIGIN = 'https://chatgpt.com';

/** How long a condition may take; Firefox on two busy cores is slow. */
const PATIENCE = { timeout: 30_000, interval: 100 };

describe.skipIf('missing' in firefox)('in Firefox', () => {
  let simulator: Simulator;
  let lifeboat: LifeboatFirefox;

  beforeEach(async () => {
    simulator = await startSimulator();
    lifeboat = await launchFirefox({
      path: 'path' in firefox ? firefox.path : '',
      simulatorPort: simulator.port,
      // The background falls asleep between any two steps: everything here also proves that it forgets nothing.
      backgroundIdleMs: 1500,
    });
  });

  afterEach(async () => {
    await lifeboat?.close();
    await simulator?.close();
  });

  const verdict = (popup: Page) => popup.$eval('main', (main) => main.getAttribute('data-verdict'));
  const warning = (page: Page) =>
    page.evaluate(() => document.querySelector('lifeboat-warning')?.getAttribute('data-verdict') ?? null);
  const text = (page: Page) => page.$eval('main', (main) => main.textContent);

  async function send(page: Page, prompt: string): Promise<void> {
    const composer = await page.waitForSelector('form.composer #prompt-textarea');
    await composer?.click();
    await page.keyboard.type(prompt);
    await page.keyboard.press('Enter');
  }

  async function chat(page: Page, prompt: string): Promise<void> {
    const before = (await page.$$('.turn-assistant')).length;
    await send(page, prompt);
    await page.waitForFunction(
      (count) =>
        document.querySelectorAll('.turn-assistant').length > count &&
        document.querySelector('form.composer button.send[type="submit"]') !== null,
      {},
      before,
    );
  }

  /** Breaks ChatGPT until the page warns of an outage. */
  async function failTwice(page: Page): Promise<void> {
    simulator.chatgpt.fail('api-503');
    await send(page, 'Are you there?');
    await vi.waitFor(async () => expect(await warning(page)).toBe('degraded'), PATIENCE);
    const firstFailureAt = Date.now();
    // Failures less than five seconds apart are one action to the verdict.
    await vi.waitFor(() => expect(Date.now() - firstFailureAt).toBeGreaterThan(5500), PATIENCE);
    await send(page, 'Are you there now?');
    await vi.waitFor(async () => expect(await warning(page)).toBe('outage-suspected'), PATIENCE);
  }

  /** Clicks a button of ours by its accessible name. */
  async function click(page: Page, name: string): Promise<void> {
    await page.locator(`::-p-aria([name="${name}"])`).click();
  }

  it('says that the browser withdrew its sites instead of a verdict, and has them again with one click, in open tabs, too', async () => {
    const options = await lifeboat.open('options.html');
    await options.evaluate(withdrawSites);
    const page = await lifeboat.newPage(`${ORIGIN}/`);
    const popup = await lifeboat.open('popup.html');
    await vi.waitFor(async () => expect(await verdict(popup)).toBe('unknown'), PATIENCE);
    const withdrawn = 'The browser no longer lets Lifeboat read';
    await vi.waitFor(async () => expect(await text(popup)).toContain(withdrawn), PATIENCE);
    const button = async () => (await lifeboat.toolbarButton()).title;
    await vi.waitFor(async () => expect(await button()).toContain(withdrawn), PATIENCE);
    await click(popup, 'Grant access');
    await vi.waitFor(async () => expect(await text(popup)).not.toContain('no longer lets'), PATIENCE);
    await vi.waitFor(async () => expect(await button()).not.toContain(withdrawn), PATIENCE);

    simulator.chatgpt.fail('api-503');
    await page.bringToFront();
    await send(page, 'Are you there?');
    await vi.waitFor(async () => expect(await warning(page)).toBe('degraded'), PATIENCE);
  });

  it('an error card is answered, two failures are an outage, and the button says so', async () => {
    const page = await lifeboat.newPage(`${ORIGIN}/`);
    await chat(page, 'Hello');
    const popup = await lifeboat.open('popup.html');
    await vi.waitFor(async () => expect(await verdict(popup)).toBe('operational'), PATIENCE);

    await page.bringToFront();
    await failTwice(page);
    const button = { badge: '!', title: expect.stringMatching(/^ChatGPT: outage suspected since/) };
    await vi.waitFor(async () => expect(await lifeboat.toolbarButton()).toEqual(button), PATIENCE);
  });

  it('tells of an outage when it was allowed and nobody looks', async () => {
    const options = await lifeboat.open('options.html');
    await click(options, 'Tell me when an outage begins and ends');
    const page = await lifeboat.newPage(`${ORIGIN}/`);
    await chat(page, 'Hello');
    await failTwice(page);
    expect(await lifeboat.notices()).toEqual([]);
    await page.close();
    // It has to stand for twenty seconds first, and nothing but an alarm wakes the background.
    const told = [expect.stringMatching(/^outage-/)];
    await vi.waitFor(async () => expect(await lifeboat.notices()).toEqual(told), {
      ...PATIENCE,
      timeout: 90_000,
    });
  });

  it('an answer that quotes an error changes nothing', async () => {
    simulator.chatgpt.set({ answer: 'It says "Something went wrong while generating the response".' });
    const page = await lifeboat.newPage(`${ORIGIN}/`);
    await chat(page, 'What does it say?');
    const popup = await lifeboat.open('popup.html');
    await vi.waitFor(async () => expect(await verdict(popup)).toBe('operational'), PATIENCE);
    expect(await warning(page)).toBeNull();
  });

  it('an answer that comes over a WebSocket is kept as it comes', async () => {
    simulator.chatgpt.set({ handOff: 'socket', answer: 'The lamp was lit at dusk.' });
    const page = await lifeboat.newPage(`${ORIGIN}/`);
    await chat(page, 'When was it lit?');
    const archive = await lifeboat.open('archive.html');
    await vi.waitFor(async () => expect(await text(archive)).toContain('2 messages'), PATIENCE);
    expect(simulator.requests().filter(({ route }) => route === 'conversation')).toEqual([]);
  });

  it('a conversation is backed up, read, searched and exported while chatgpt.com is gone', async () => {
    const conversation = tideConversation();
    simulator.chatgpt.addConversation(conversation);
    const page = await lifeboat.newPage(`${ORIGIN}/c/${conversation.id}`);
    await page.waitForFunction(() => document.querySelectorAll('.turn-assistant').length === 2);
    const popup = await lifeboat.open('popup.html');
    await vi.waitFor(async () => expect(await text(popup)).toContain('Tide tables in Python'), PATIENCE);
    await click(popup, 'Back up this conversation');
    // A copy may be there already by itself: it is what was asked for that has to have ended.
    await vi.waitFor(async () => expect(await text(popup)).toMatch(BACKED_UP), PATIENCE);

    simulator.chatgpt.fail('unreachable');
    const archive = await lifeboat.open(`archive.html#/c/${conversation.id}`);
    for (const line of TIDE_LINES) {
      await vi.waitFor(async () => expect(await text(archive)).toContain(line.trim()), PATIENCE);
    }
    const search = await lifeboat.open('archive.html?q=high_water');
    await search.waitForSelector('.result mark');
    // From the search into the message that holds it, by keyboard alone.
    for (const key of ['/', 'ArrowDown', 'Enter'] as const) await search.keyboard.press(key);
    await search.waitForSelector('article:focus');
    expect(await search.$eval('article:focus', (article) => article.textContent)).toContain('high_water');

    await popup.bringToFront();
    for (const format of ['Markdown', 'JSON']) {
      await click(popup, 'Export');
      await click(popup, format);
    }
    const files = () => readdirSync(lifeboat.downloads).sort();
    await vi.waitFor(() => expect(files()).toHaveLength(2), PATIENCE);
    const contents = () => files().map((file) => readFileSync(join(lifeboat.downloads, file), 'utf8'));
    await vi.waitFor(
      () => expect(contents()[0]).toContain(simulator.chatgpt.served(conversation.id)),
      PATIENCE,
    );
    await vi.waitFor(
      () => expect(contents()[1]).toContain('print(f"{row[0]:>5} <{row[1]}> & *{row[2]}*")'),
      PATIENCE,
    );
  });

  it('takes in a file that is dropped on the archive, and exports everything verified', async () => {
    const conversation = tideConversation();
    simulator.chatgpt.addConversation(conversation);
    const archive = await lifeboat.open('archive.html');
    await archive.waitForSelector('.transfer');
    await archive.evaluate((body) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([`[${body}]`], 'conversations.json'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, simulator.chatgpt.served(conversation.id));
    await vi.waitFor(async () => expect(await text(archive)).toContain('1 new, 0 updated'), PATIENCE);
    await click(archive, 'Export all');
    await vi.waitFor(async () => expect(await text(archive)).toContain('1 of 1 verified'), PATIENCE);
    const files = () => readdirSync(lifeboat.downloads).filter((file) => file.endsWith('.zip'));
    await vi.waitFor(() => expect(files()).toHaveLength(1), PATIENCE);
    const path = join(lifeboat.downloads, files()[0] ?? '');
    await vi.waitFor(() => expect(Object.keys(unzipSync(readFileSync(path)))).toHaveLength(4), PATIENCE);
  });

  it('keeps a prompt that never arrived over a reload, and puts it back unsent', async () => {
    const PROMPT = 'How do lighthouses keep their rhythm?';
    const page = await lifeboat.newPage(`${ORIGIN}/`);
    await page.waitForSelector('form.composer #prompt-textarea');
    simulator.chatgpt.fail('generation-500');
    await send(page, PROMPT);
    await vi.waitFor(async () => expect(await warning(page)).toBe('degraded'), PATIENCE);
    simulator.chatgpt.recover();
    const sends = () => simulator.requests().filter(({ path }) => path.endsWith('/f/conversation')).length;
    const before = sends();

    await page.goto(`${ORIGIN}/`);
    const note = () =>
      page.evaluate(
        () => document.querySelector('lifeboat-note')?.shadowRoot?.querySelector('.words')?.textContent,
      );
    await vi.waitFor(async () => expect(await note()).toContain(PROMPT), PATIENCE);
    await page.evaluate(() =>
      document
        .querySelector('lifeboat-note')
        ?.shadowRoot?.querySelector<HTMLElement>('button[data-kind="main"]')
        ?.click(),
    );
    const written = () => page.$eval('form.composer #prompt-textarea', (field) => field.textContent);
    await vi.waitFor(async () => expect(await written()).toBe(PROMPT), PATIENCE);
    expect(sends()).toBe(before);
  });

  it('loses nothing in its own database, whatever is offered and wherever the worker dies', async () => {
    const page = await lifeboat.open('welcome.html');
    await page.evaluate(await bundleForPage('tests/support/check-properties.ts', 'properties'));
    const took = await page.evaluate(
      (seed) =>
        (
          globalThis as unknown as { properties: typeof import('../../support/check-properties') }
        ).properties.checkAll(8, seed),
      CASES_SEED,
    );
    console.log(`8 random cases each, ms: ${JSON.stringify(Object.values(took))}`);
    expect(Object.keys(took)).toHaveLength(6);
  });
});
