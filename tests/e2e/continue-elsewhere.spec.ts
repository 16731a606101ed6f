import type { Locator, Page } from '@playwright/test';
import { tideConversation } from './conversations';
import { expect, test } from './lifeboat';

const ASSISTANTS = /^https:\/\/(claude\.ai|gemini\.google\.com|chat\.deepseek\.com)\//;
const LOST = 'And when is the next spring tide?';

/** Chooses an assistant; returns what is on the clipboard then, and the address that was opened. */
async function choose(
  page: Page,
  within: Locator,
  name: string,
): Promise<{ copied: string; opened: string }> {
  const context = page.context();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  // None of them is on this network; an address that leads nowhere is forgotten by the tab.
  await context.route(ASSISTANTS, (route) => route.fulfill({ body: 'An assistant' }));
  const opening = context.waitForEvent('page');
  await within.getByRole('link', { name, exact: true }).click();
  await expect(within.getByText(/^Copied: /)).toBeVisible();
  const assistant = await opening;
  await assistant.waitForURL(ASSISTANTS);
  const opened = assistant.url();
  await assistant.close();
  await page.bringToFront();
  return { copied: await page.evaluate(() => navigator.clipboard.readText()), opened };
}

test('with ChatGPT dead, a saved conversation goes on elsewhere from the archive; nothing is sent by us', async ({
  simulator,
  chatgpt,
  backUp,
  openArchive,
}) => {
  const conversation = tideConversation();
  await backUp(conversation);
  simulator.chatgpt.fail('api-503');
  await chatgpt.page.bringToFront();
  await chatgpt.send(LOST);
  await chatgpt.reaction();
  simulator.chatgpt.fail('unreachable');
  await chatgpt.page.close();

  const archive = await openArchive(`#/c/${conversation.id}`);
  await archive.page.getByText('Continue elsewhere').click();
  const menu = archive.page.locator('.handoff');
  await expect(menu).toContainText(/The last \d+ of \d+ messages, [\d,]+ characters/);
  const { copied, opened } = await choose(archive.page, menu, 'Claude');
  expect(copied).toContain('csv.reader');
  expect(copied.endsWith(LOST)).toBe(true);
  expect(opened).toMatch(/^https:\/\/claude\.ai\/new/);

  await menu.getByRole('combobox').selectOption({ label: 'Only my prompt' });
  const prompt = await choose(archive.page, menu, 'Gemini');
  expect(prompt).toEqual({ copied: LOST, opened: 'https://gemini.google.com/app' });
});

test('from the warning and the popup the conversation on the page goes along, with the lost prompt last', async ({
  simulator,
  chatgpt,
  openPopup,
}) => {
  await chatgpt.open();
  await chatgpt.chat('How do lighthouses keep their rhythm?');
  simulator.chatgpt.fail('error-card');
  await chatgpt.send(LOST);
  await chatgpt.reaction();
  await chatgpt.warning.button('Continue elsewhere').click();
  const fromWarning = await choose(chatgpt.page, chatgpt.warning.element, 'DeepSeek');
  expect(fromWarning.opened).toBe('https://chat.deepseek.com/');
  expect(fromWarning.copied).toContain('How do lighthouses keep their rhythm?');
  expect(fromWarning.copied.endsWith(LOST)).toBe(true);

  const popup = await openPopup();
  await popup.page.getByText('Continue elsewhere').click();
  const fromPopup = await choose(popup.page, popup.page.locator('.handoff'), 'DeepSeek');
  expect(fromPopup.copied).toBe(fromWarning.copied);
});
