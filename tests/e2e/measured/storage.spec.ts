import type { Page } from '@playwright/test';
import { bundleForPage } from '../../support/bundle-for-page';
import { traceTasks } from '../../support/trace-tasks';
import { expect, test } from '../lifeboat';

const COUNT = Number(process.env.ARCHIVE_SIZE ?? 600);
const TURNS = 30;
const SAVES = 40;

type Archive = typeof import('../../support/varied-archive');

const fill = (page: Page) =>
  page.evaluate(
    ([count, turns]) => (globalThis as unknown as { archive: Archive }).archive.fill(count, turns),
    [COUNT, TURNS] as const,
  );

const weigh = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { archive: Archive }).archive.weigh());

const saveTurns = (page: Page, saves: number) =>
  page.evaluate(
    ([turns, saves]) => (globalThis as unknown as { archive: Archive }).archive.saveTurns(turns, saves),
    [TURNS, saves] as const,
  );

test('a large archive weighs at most half of its raw JSON, and one more turn is saved in a moment', async ({
  lifeboat,
}) => {
  test.setTimeout(120_000 + COUNT * 100);
  // A page of the extension that runs none of its code: what is measured is what the background does.
  const page = await lifeboat.open('manifest.json');
  const bundle = await bundleForPage('tests/support/varied-archive.ts', 'archive');
  await page.evaluate(bundle);
  await fill(page);
  let times: number[] = [];
  const { total, longest } = await traceTasks(page, async () => {
    times = await saveTurns(page, SAVES);
  });
  let raw = Number.NaN;
  let usage = Number.NaN;
  // What the browser has no more use for, it removes when it writes next, or opens the database again: seconds after all have closed it.
  const share = async () => {
    await page.goto(lifeboat.address('manifest.json'));
    await page.evaluate(bundle);
    ({ raw, usage } = await weigh(page));
    await page.goto('about:blank');
    await lifeboat.killWorker();
    return usage / raw;
  };
  await expect.poll(share, { timeout: 60_000, intervals: [5_000] }).toBeLessThan(0.5);
  const perTurn = total / SAVES;
  const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
  console.log(
    `${COUNT} conversations, ${(raw / 1e6).toFixed(1)} MB of JSON: ${(usage / 1e6).toFixed(1)} MB on disk (${(usage / raw).toFixed(2)}); ` +
      `a finished turn takes ${perTurn.toFixed(1)} ms of work (longest task ${longest[0]} ms) and is on the disk in ${median.toFixed(1)} ms`,
  );
  expect(perTurn).toBeLessThan(20);
  expect(median).toBeLessThan(100);
});
