import { bundleForPage } from '../../support/bundle-for-page';
import { expect, test } from '../lifeboat';

const COUNT = 400;

test('a large archive weighs at most half of its raw JSON, and one more turn is saved in a moment', async ({
  openArchive,
}) => {
  const { page } = await openArchive();
  await page.evaluate(await bundleForPage('tests/support/varied-archive.ts', 'archive'));
  const { raw, usage, times } = await page.evaluate(
    (count) =>
      (
        globalThis as unknown as { archive: typeof import('../../support/varied-archive') }
      ).archive.fillAndSave(count, 30, 40),
    COUNT,
  );
  const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
  console.log(
    `${COUNT} conversations, ${(raw / 1e6).toFixed(1)} MB of JSON: ${(usage / 1e6).toFixed(1)} MB on disk (${(usage / raw).toFixed(2)}); a finished turn is saved in ${median.toFixed(1)} ms, the disk included`,
  );
  expect(usage / raw).toBeLessThan(0.5);
  expect(median).toBeLessThan(100);
});
