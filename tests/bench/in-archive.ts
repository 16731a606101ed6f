import type { Page } from '@playwright/test';
import { startSimulator } from '../simulator/simulator';
import { findChromium } from '../support/find-browser';
import { launchChromium } from '../support/launch-chromium';

/** Runs `measure` in an empty archive: the page of the production build, in a real Chromium that is closed afterwards. */
export async function inArchive<Measured>(measure: (page: Page) => Promise<Measured>): Promise<Measured> {
  const found = findChromium((sentence) => console.error(sentence));
  if ('missing' in found) throw new Error(found.missing);
  const simulator = await startSimulator();
  const browser = await launchChromium({ path: found.path, simulatorPort: simulator.port });
  try {
    const page = await browser.context.newPage();
    await page.goto(browser.address('archive.html'));
    return await measure(page);
  } finally {
    await browser.close();
    await simulator.close();
  }
}
