import { bundleForPage } from '../support/bundle-for-page';
import { CASES_SEED } from '../support/random-cases';
import { expect, test } from './lifeboat';

/** Enough to meet what the fake does not have: strict commits, real aborts, transactions that end by themselves. */
const RUNS = 20;

test('nothing is lost in the real database of Chromium either', async ({ lifeboat }) => {
  // A page of the extension that runs none of its code.
  const page = await lifeboat.open('manifest.json');
  await page.evaluate(await bundleForPage('tests/support/check-properties.ts', 'properties'));
  const took = await page.evaluate(
    ([runs, seed]) =>
      (
        globalThis as unknown as { properties: typeof import('../support/check-properties') }
      ).properties.checkAll(runs, seed),
    [RUNS, CASES_SEED] as const,
  );
  console.log(`${RUNS} random cases each, seed ${CASES_SEED}, ms: ${JSON.stringify(Object.values(took))}`);
  expect(Object.keys(took)).toHaveLength(6);
});
