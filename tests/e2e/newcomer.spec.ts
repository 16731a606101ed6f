import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { letTimePass } from './let-time-pass';
import { expect, test } from './lifeboat';
import { ArchivePage } from './pages/archive';
import { ChatgptPage } from './pages/chatgpt';
import { PopupPage } from './pages/popup';

/** Where each step of the walk is kept as a picture. */
const WALK = '.output/walk';
const FIRST = 'How do lighthouses keep their rhythm?';
const LOST = 'And how would I compute a weighted median, for a table of tide heights with gaps?';

test.use({ installed: false, keepsFirstPage: true });

test('a newcomer comes from the installation to the restored prompt by what the screen says alone', async ({
  simulator,
  lifeboat,
}) => {
  rmSync(WALK, { recursive: true, force: true });
  mkdirSync(WALK, { recursive: true });
  let step = 0;
  const look = (page: Page, what: string) =>
    page.screenshot({ path: join(WALK, `${String(++step).padStart(2, '0')}-${what}.png`) });
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

  // Installed: a page says what this is, and where to go.
  const greeting = lifeboat.context.waitForEvent('page');
  await lifeboat.install();
  const first = await greeting;
  await expect(first.getByRole('heading', { level: 1 })).toHaveText('Welcome to Lifeboat');
  await look(first, 'welcome');
  const chatgpt = await ChatgptPage.prepare(first);
  await first.getByRole('link', { name: 'Open ChatGPT' }).click();

  // All is well, and nothing of ours is to be seen.
  await chatgpt.chat(FIRST);
  const id = await chatgpt.conversationId();
  await expect(chatgpt.warning.element).toHaveCount(0);
  await look(chatgpt.page, 'all-is-well');
  const popup = new PopupPage(await lifeboat.open('popup.html'));
  await popup.page.setViewportSize({ width: 400, height: 600 });
  await popup.expectVerdict('operational');
  await expect(popup.main).toContainText('1 conversation on this computer');
  await look(popup.page, 'popup-calm');

  // The outage strikes: a line says so, and that what was written is safe.
  simulator.chatgpt.fail('api-503');
  await chatgpt.page.bringToFront();
  await chatgpt.send(LOST);
  await expect(chatgpt.warning.element).toContainText('Your prompt is safe on this computer.');
  await look(chatgpt.page, 'first-error');

  // Ten seconds later it is tried again: the line becomes the warning.
  await popup.expectVerdict('degraded');
  await letTimePass(lifeboat, popup.page, 10_000);
  await chatgpt.page.locator('.error-card button').last().click();
  await expect(chatgpt.warning.element.getByRole('alert')).toBeVisible();
  await look(chatgpt.page, 'warning');
  await popup.page.bringToFront();
  await popup.expectVerdict('outage-suspected');
  await expect(popup.main).toContainText('Your prompt is safe');
  await look(popup.page, 'popup-outage');
  await chatgpt.page.bringToFront();

  // With nothing answering any more, what was said is read, found and taken along.
  simulator.chatgpt.fail('unreachable');
  const opening = lifeboat.context.waitForEvent('page');
  await chatgpt.warning.button('Read my backup').click();
  const archive = new ArchivePage(await opening);
  await expect(archive.page.getByRole('article')).toHaveCount(2);
  await look(archive.page, 'archive');
  await archive.search.fill('rhythm');
  await expect(archive.page.locator('.result mark').first()).toBeVisible();
  await look(archive.page, 'search');
  const file = await archive.export('Markdown');
  expect(file.suggestedFilename()).toMatch(/\.md$/);
  await archive.page.getByText('Continue elsewhere').click();
  await expect(archive.page.getByRole('link', { name: 'Claude' })).toBeVisible();
  await look(archive.page, 'continue-elsewhere');

  // The tab is closed in the middle of it. Later somebody looks again, and it works.
  await chatgpt.page.close();
  simulator.chatgpt.recover();
  const again = await ChatgptPage.prepare(await lifeboat.context.newPage());
  await again.open(`/c/${id}`);
  await expect(again.warning.element).toContainText('Your prompt is safe');
  await look(again.page, 'prompt-found');
  await again.warning.element.getByRole('button', { name: 'Put back' }).click();
  await expect.poll(() => again.written()).toBe(LOST);
  await look(again.page, 'prompt-back');

  await again.composer.press('Enter');
  await expect(again.answers).toHaveCount(2);
  await again.page.locator('form.composer button.send[type="submit"]').waitFor();
  await look(again.page, 'it-works-again');
  await letTimePass(lifeboat, popup.page, 3 * 60_000);
  await again.chat('Thank you.');
  await popup.expectVerdict('operational');
  await expect(popup.main).not.toContainText('Your prompt is safe');
  await expect(again.warning.element).toHaveCount(0);
  await popup.page.bringToFront();
  await look(popup.page, 'popup-after');

  // And somebody who wants to be sure asks for it in the settings.
  const settings = lifeboat.context.waitForEvent('page');
  await press(popup.page, 'Settings');
  const options = await settings;
  const verifying = lifeboat.context.waitForEvent('page');
  await press(options, 'Verify');
  const verified = await verifying;
  await expect(verified.getByText('1 of 1 copy verified')).toBeVisible();
  await look(verified, 'verified');
});
