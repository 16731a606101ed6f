import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './lifeboat';
import type { ArchivePage } from './pages/archive';
import { richConversation } from './rich-conversation';
import { fillWithSeeds } from './seeded-archive';

const rich = richConversation();

/** The archive with everything the simulated account holds, and with the conversation that has everything. */
async function filled(archive: ArchivePage): Promise<Page> {
  await fillWithSeeds(archive, [rich]);
  return archive.page;
}

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

test('everything a conversation can hold is drawn by the browser, loads nothing, and is accessible', async ({
  openArchive,
}) => {
  const archive = await openArchive();
  const page = await filled(archive);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.evaluate((id) => location.assign(`#/c/${id}`), rich.id);
  const root = page.locator('math', { hasText: '±' });
  await expect(root).toBeVisible();
  // Drawn as a fraction, not as letters in a row.
  expect((await root.boundingBox())?.height).toBeGreaterThan(30);
  await expect(page.getByText('1 part Lifeboat does not know yet').first()).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('.reader details')) fold.setAttribute('open', '');
    });
    expect(await violations(page)).toEqual([]);
  }
  expect(requests.filter((url) => !url.startsWith('chrome-extension:') && !url.startsWith('blob:'))).toEqual(
    [],
  );
});

test('the other versions of a message and what followed them can be read', async ({ openArchive }) => {
  const archive = await openArchive();
  const page = await filled(archive);
  await page.evaluate((id) => location.assign(`#/c/${id}`), rich.id);
  const reader = page.getByRole('region', { name: 'Conversation', exact: true });
  await expect(reader).toContainText('Finnish for snow');
  await reader.getByRole('link', { name: 'Previous version' }).click();
  await expect(reader).toContainText('Second Wind');
  await expect(reader).not.toContainText('Finnish for snow');
  await page.goBack();
  await expect(reader).toContainText('Finnish for snow');
});

test('a search is typed, narrowed down and followed into a message by keyboard alone', async ({
  openArchive,
}) => {
  const archive = await openArchive();
  const page = await filled(archive);
  await page.keyboard.press('/');
  await expect(archive.search).toBeFocused();
  await page.keyboard.type('"spring tides"');
  await expect(archive.listStatus).toHaveText('1 conversation');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const hit = page.locator('article:focus');
  await expect(hit).toContainText('Spring tides come twice a month');
  await expect(hit).toBeInViewport();
  expect(page.url()).toContain('?q=%22spring+tides%22#/c/');

  await archive.search.fill('tide');
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByLabel('With files').check();
  await page.getByLabel('With code').check();
  await expect(archive.listStatus).toHaveText('1 conversation');
  await expect(page.getByRole('button', { name: 'Filter (2)' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Titles only').check();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await archive.button('Delete').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('[role="list"] a:focus')).toBeVisible();
  await page.keyboard.press('Escape');
});

test('on paper stands the conversation and nothing of the page around it', async ({ openArchive }) => {
  const archive = await openArchive();
  const page = await filled(archive);
  await page.evaluate((id) => location.assign(`#/c/${id}`), rich.id);
  await page.getByRole('heading', { level: 2, name: rich.title ?? '' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(archive.search).toBeHidden();
  await expect(archive.button('Export')).toBeHidden();
  await expect(page.getByText('Finnish for snow')).toBeVisible();
  const { height, scrolled } = await page.evaluate(() => ({
    height: document.documentElement.scrollHeight,
    scrolled: document.querySelector('.reader')?.scrollHeight ?? 0,
  }));
  expect(height).toBeGreaterThanOrEqual(scrolled);
  expect((await page.pdf()).length).toBeGreaterThan(20_000);
});
