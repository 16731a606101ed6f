import type { Page } from '@playwright/test';
import { bundleForPage } from './bundle-for-page';

declare global {
  // The name under which the bundle stands in the page.
  var filler: typeof import('./archive-filler');
}

/** Runs a function that uses `globalThis.filler` in a page of the extension; its argument must survive JSON. */
export async function fillArchive<Argument>(
  page: Page,
  fill: (argument: Argument) => Promise<void>,
  argument: Argument,
): Promise<void> {
  await page.evaluate(await bundleForPage('tests/support/archive-filler.ts', 'filler'));
  await page.evaluate(fill as (argument: unknown) => Promise<void>, argument);
}
