import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { tideConversation } from './conversations';
import { expect, test } from './lifeboat';

async function expectAccessible(page: Page, within?: string): Promise<void> {
  const builder = new AxeBuilder({ page });
  const { violations } = await (within ? builder.include(within) : builder).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
    [],
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page of ours is accessible in ${colorScheme}`, async ({
    simulator,
    lifeboat,
    chatgpt,
    openConversation,
    openPopup,
    openArchive,
  }) => {
    const conversation = tideConversation();
    await chatgpt.page.emulateMedia({ colorScheme });
    await openConversation(conversation);

    const popup = await openPopup();
    await popup.page.emulateMedia({ colorScheme });
    await popup.button('Back up this conversation').click();
    await expect(popup.main).toContainText(/saved/i);
    await popup.expectVerdict('operational');
    await expectAccessible(popup.page);
    await popup.button('Export').click();
    await expectAccessible(popup.page);

    const archive = await openArchive(`#/c/${conversation.id}`);
    await archive.page.emulateMedia({ colorScheme });
    await expect(archive.page.getByText('満潮')).toBeVisible();
    await expectAccessible(archive.page);

    const options = await lifeboat.open('options.html');
    await options.emulateMedia({ colorScheme });
    await options.getByRole('heading', { level: 1 }).waitFor();
    await expectAccessible(options);

    simulator.chatgpt.fail('api-503');
    await chatgpt.page.bringToFront();
    await chatgpt.send('Hello?');
    await chatgpt.warning.button('Details').click();
    await expectAccessible(chatgpt.page, 'lifeboat-warning');
  });
}

test('the popup is one level-1 heading, one main, and fits 320 pixels', async ({ chatgpt, openPopup }) => {
  await chatgpt.open();
  await chatgpt.chat('Hello');
  const popup = await openPopup();
  await popup.expectVerdict('operational');
  await expect(popup.heading).toHaveCount(1);
  await expect(popup.main).toHaveCount(1);
  for (const name of ['Back up this conversation', 'Export', 'Open archive', 'Check now'] as const) {
    await expect(popup.button(name)).toBeVisible();
  }
  await popup.page.setViewportSize({ width: 320, height: 600 });
  const overflow = await popup.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});

test('the popup says how old the status page is, and what it says', async ({ simulator, openPopup }) => {
  simulator.status.openIncident({
    name: 'Elevated errors in conversations',
    components: ['Conversations'],
    componentStatus: 'partial_outage',
  });
  const popup = await openPopup();
  await popup.expectVerdict('reported-not-you');
  await expect(popup.main).toContainText('Conversations');
  await expect(popup.main).toContainText('Elevated errors in conversations');
  await expect(popup.main).toContainText(/now|ago/);
});

test('"Open archive" opens the archive', async ({ lifeboat, openPopup }) => {
  const popup = await openPopup();
  const opened = lifeboat.context.waitForEvent('page');
  await popup.button('Open archive').click();
  await expect((await opened).getByRole('searchbox')).toBeVisible();
});

test('"Read my backup" opens the copy of the conversation that failed', async ({
  simulator,
  lifeboat,
  chatgpt,
  backUp,
}) => {
  const conversation = tideConversation();
  await backUp(conversation);

  simulator.chatgpt.fail('everything-503');
  await chatgpt.send('Hello?');
  const opened = lifeboat.context.waitForEvent('page');
  await chatgpt.warning.button('Read my backup').click();
  const archive = await opened;
  await expect(archive).toHaveURL(new RegExp(`archive\\.html#/c/${conversation.id}$`));
  await expect(archive.getByText('満潮')).toBeVisible();
});

test('"Dismiss" takes the warning away until something new happens', async ({ simulator, chatgpt }) => {
  await chatgpt.open();
  simulator.chatgpt.fail('error-card');
  await chatgpt.send('Hello');
  await chatgpt.reaction();
  await chatgpt.warning.button('Dismiss').click();
  await expect(chatgpt.warning.element).toHaveCount(0);
});

test('a popup that stays open follows the ChatGPT tab', async ({ simulator, chatgpt, openPopup }) => {
  const conversation = tideConversation();
  simulator.chatgpt.addConversation(conversation);
  await chatgpt.open();
  const popup = await openPopup();
  await expect(popup.button('Back up this conversation')).toBeDisabled();
  await chatgpt.open(`/c/${conversation.id}`);
  await expect(popup.main).toContainText('Tide tables in Python');
  await expect(popup.button('Back up this conversation')).toBeEnabled();
});

test('another language than the browser’s is spoken by every surface at once, without a reload', async ({
  lifeboat,
  chatgpt,
  simulator,
}) => {
  const options = await lifeboat.open('options.html');
  await chatgpt.open();
  simulator.chatgpt.fail('error-card');
  await chatgpt.send('And how would I compute a weighted median?');
  await chatgpt.reaction();

  await options.locator('#language').selectOption('ar');
  await expect(options.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(options.getByRole('heading', { level: 1 })).toHaveText('الإعدادات');
  const card = chatgpt.warning.element.locator('.card');
  await expect(card).toHaveAttribute('dir', 'rtl');
  await expect(card.getByRole('button', { name: 'نسخ موجّهي' })).toBeVisible();
  await expect.poll(async () => (await lifeboat.toolbarButton()).title).toMatch(/[\u0600-\u06ff]/);
  const popup = await lifeboat.open('popup.html');
  await expect(popup.locator('html')).toHaveAttribute('lang', 'ar');
  const archive = await lifeboat.open('archive.html');
  await expect(archive.locator('html')).toHaveAttribute('dir', 'rtl');

  await options.locator('#language').selectOption('');
  await expect(card).toHaveAttribute('lang', 'en');
  await expect(options.getByRole('heading', { level: 1 })).toHaveText('Settings');
});
