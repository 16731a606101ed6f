import type { Page } from '@playwright/test';
import { bundleForPage } from '../support/bundle-for-page';
import { type Cost, costOf } from './cost';
import { inArchive } from './in-archive';
import { median, rounded } from './measure';

/** Of two messages each: about 74 kB of JSON in a conversation. */
const TURNS = 30;

type Archive = typeof import('../support/varied-archive');
type InPage = typeof import('./export-in-page');

const ROUNDS = 5;

export interface ExportMeasured extends Cost {
  conversations: number;
  /** Of JSON. */
  megabytes: number;
  /** In one thread, how many times what no export can do without (`export-in-page.ts`). */
  ratio: number;
}

/** Exports an archive of so many conversations as Markdown, in a real Chromium, on the production build. */
export function exportAllBenchmark(conversations: number): Promise<ExportMeasured> {
  return inArchive(async (page) => {
    await page.evaluate(await bundleForPage('tests/support/varied-archive.ts', 'archive'));
    const { raw } = await page.evaluate(
      async ([count, turns]) => {
        const { archive } = globalThis as unknown as { archive: Archive };
        await archive.fill(count, turns);
        return archive.weigh();
      },
      [conversations, TURNS] as const,
    );
    await page.reload();
    const seconds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) seconds.push(await exportMarkdown(page, conversations));
    const cost = await costOf(page, async () => {
      await exportMarkdown(page, conversations);
    });
    return {
      conversations,
      megabytes: rounded(raw / 1e6),
      ...cost,
      // From the press of the button to "verified". Looking at the memory of a browser holds it up.
      seconds: rounded(median(seconds)),
      ratio: await ratioIn(page),
    };
  });
}

async function exportMarkdown(page: Page, count: number): Promise<number> {
  await page.getByRole('button', { name: 'Export options' }).click();
  const all = count.toLocaleString('en');
  return page.evaluate(savedUntil, `${all} of ${all} verified`);
}

/**
 * Runs inside the page: presses "Save ZIP" and answers the seconds until it says the text. A test that looks for a text looks at the whole
 * page in every frame, which costs the export a fifth.
 */
function savedUntil(text: string): Promise<number> {
  const says = () =>
    [...document.querySelectorAll('[role="status"]')].some((status) => status.textContent?.includes(text));
  const startedAt = performance.now();
  return new Promise((resolve) => {
    // Of what was saved before.
    let isOld = says();
    const observer = new MutationObserver(() => {
      isOld &&= says();
      if (isOld || !says()) return;
      observer.disconnect();
      resolve((performance.now() - startedAt) / 1000);
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    [...document.querySelectorAll('button')].find((button) => button.textContent === 'Save ZIP')?.click();
  });
}

async function ratioIn(page: Page): Promise<number> {
  await page.evaluate(await bundleForPage('tests/bench/export-in-page.ts', 'inPage'));
  const { own, base } = await page.evaluate(() =>
    (globalThis as unknown as { inPage: InPage }).inPage.compare(),
  );
  return rounded(median(own) / median(base));
}
