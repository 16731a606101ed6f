import { longConversation } from '../simulator/conversations/seeds/long';
import { expect, test } from './lifeboat';

test('"Back up everything" saves every conversation of the account, from all lists, through a killed worker, and reads none twice', async ({
  simulator,
  lifeboat,
  chatgpt,
  openArchive,
}) => {
  test.setTimeout(240_000);
  for (let number = 100; number < 104; number++)
    simulator.chatgpt.addConversation(longConversation(number, 3, Date.UTC(2026, 8, 1), `Log ${number}`));
  const all = simulator.chatgpt.conversations();
  expect(all.some(({ archived }) => archived)).toBe(true);
  expect(all.some(({ project }) => project !== null)).toBe(true);

  const { page } = await openArchive();
  const panel = page.getByRole('region', { name: 'Back up everything' });
  await panel.getByRole('button', { name: 'Back up everything' }).click();
  await expect(panel.getByText('Waiting for a ChatGPT tab')).toBeVisible();

  await chatgpt.open();
  const bar = panel.getByRole('progressbar');
  await expect(bar).toHaveAttribute('aria-valuenow', /^\d+$/);
  await expect(panel).toContainText(/About .* left at the pace/);
  const reads = () =>
    simulator
      .requests()
      .filter(
        ({ route, path, method }) =>
          route === 'conversation' && method === 'GET' && /\/conversation\/[^/]+$/.test(path),
      )
      .map(({ path }) => path);
  await expect.poll(() => reads().length, { timeout: 60_000 }).toBeGreaterThan(2);

  await panel.getByRole('button', { name: 'Pause' }).click();
  await expect(panel.getByText('Paused.')).toBeVisible();
  await lifeboat.killWorker();
  await panel.getByRole('button', { name: 'Resume' }).click();
  await expect(panel).toContainText(`${all.length} conversations are saved`, { timeout: 200_000 });
  expect(new Set(reads()).size).toBe(all.length);
  expect(reads()).toHaveLength(all.length);
  expect(
    simulator.requests().filter(({ method, path }) => method !== 'GET' && path.includes('conversation')),
  ).toEqual([]);
  const computed = all.find(({ title }) => title === 'Lottery odds, computed');
  await page.goto(lifeboat.address(`archive.html#/c/${computed?.id}`));
  await expect(page.locator('.attachment', { hasText: 'draws.csv' }).getByRole('button')).toBeVisible();
  await page.getByRole('searchbox').fill('what is it worth');
  await expect(page.getByText('Old anchor, what is it worth?').first()).toBeVisible();
});
