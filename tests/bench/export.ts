import type { Page } from '@playwright/test';
import { startSimulator } from '../simulator/simulator';
import { bundleForPage } from '../support/bundle-for-page';
import { findChromium } from '../support/find-browser';
import { launchChromium } from '../support/launch-chromium';
import { type Cost, costOf } from './cost';
import { median, rounded } from './measure';

/** Of two messages each: about 73 kB of JSON in a conversation. */
const TURNS = 25;

type Archive = typeof import('../support/varied-archive');
type InPage = typeof import('./export-in-page');

/** From the press of the button to "verified": the file has been read back. */
export interface ExportMeasured extends Cost {
  conversations: number;
  /** Of JSON. */
  megabytes: number;
  /** In one thread, how many times what no export can do without (`export-in-page.ts`). */
  ratio: number;
}

/** Exports an archive of so many conversations as Markdown, in a real Chromium, on the production build. */
export async function exportAllBenchmark(conversations: number): Promise<ExportMeasured> {
  const found = findChromium((sentence) => console.error(sentence));
  if ('missing' in found) throw new Error(found.missing);
  const simulator = await startSimulator();
  const browser = await launchChromium({ path: found.path, simulatorPort: simulator.port });
  try {
    const page = await browser.context.newPage();
    await page.goto(browser.address('archive.html'));
    await page.evaluate(await bundleForPage('tests/support/varied-archive.ts', 'archive'));
    const { raw } = await page.evaluate(
      ([count, turns]) => (globalThis as unknown as { archive: Archive }).archive.fill(count, turns),
      [conversations, TURNS] as const,
    );
    await page.reload();
    await page.getByRole('button', { name: 'Export options' }).click();
    const cost = await costOf(page, () => exportMarkdown(page, conversations));
    return {
      conversations,
      megabytes: rounded(raw / 1e6),
      ...cost,
      ratio: await ratioIn(page),
    };
  } finally {
    await browser.close();
    await simulator.close();
  }
}

async function exportMarkdown(page: Page, count: number): Promise<void> {
  await page.getByRole('button', { name: 'Save ZIP', exact: true }).click();
  const all = count.toLocaleString('en');
  await page.getByText(`${all} of ${all} verified`).first().waitFor({ timeout: 240_000 });
}

async function ratioIn(page: Page): Promise<number> {
  await page.evaluate(await bundleForPage('tests/bench/export-in-page.ts', 'inPage'));
  const { own, base } = await page.evaluate(() =>
    (globalThis as unknown as { inPage: InPage }).inPage.compare(),
  );
  return rounded(median(own) / median(base));
}
