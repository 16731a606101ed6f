import { situationOfEach } from '../support/each-verdict';
import { expect, test } from './lifeboat';

test.beforeEach(async ({ simulator, chatgpt }) => {
  await chatgpt.open();
  await chatgpt.chat('How do lighthouses keep their rhythm?');
  simulator.chatgpt.fail('error-card');
  await chatgpt.send('And how would I compute a weighted median?');
  await chatgpt.reaction();
});

test('the card grows into the alert and back in place: one element, drawn once, without motion for those who want none', async ({
  lifeboat,
  chatgpt,
}) => {
  await chatgpt.page.emulateMedia({ reducedMotion: 'reduce' });
  await chatgpt.page.evaluate(() => {
    const card = document.querySelector('lifeboat-warning')?.shadowRoot?.querySelector('.card');
    const seen = { removed: 0, first: card };
    Object.assign(globalThis, { seen });
    new MutationObserver((changes) => {
      for (const { removedNodes } of changes)
        for (const node of removedNodes) if (node.nodeName === 'LIFEBOAT-WARNING') seen.removed++;
    }).observe(document, { childList: true, subtree: true });
  });
  const situations = situationOfEach(Date.now());
  for (const verdict of [
    'outage-suspected',
    'outage-confirmed',
    'unreachable',
    'outage-suspected',
  ] as const) {
    await chatgpt.warning.showing(verdict, () => lifeboat.tellTabs('situation/changed', situations[verdict]));
  }
  const { removed, isSame, duration } = await chatgpt.page.evaluate(() => {
    const { seen } = globalThis as unknown as { seen: { removed: number; first: Element } };
    const card = document.querySelector('lifeboat-warning')?.shadowRoot?.querySelector('.card');
    const duration = card ? getComputedStyle(card).animationDuration : '';
    return { removed: seen.removed, isSame: card === seen.first, duration };
  });
  expect({ removed, isSame }).toEqual({ removed: 0, isSame: true });
  expect(Number.parseFloat(duration)).toBe(0);
});

test('the card comes back when the page draws itself anew, and stays over a navigation within it', async ({
  chatgpt,
}) => {
  await chatgpt.page.evaluate(() => document.querySelector('lifeboat-warning')?.remove());
  await expect(chatgpt.warning.element).toHaveCount(1);
  await chatgpt.page.locator('a[href^="/c/"]').nth(1).click();
  await chatgpt.page.waitForURL(/\/c\//);
  await expect(chatgpt.warning.element).toHaveCount(1);
});

test('the card follows the theme of the page while it stands there', async ({ simulator, chatgpt }) => {
  const ground = () =>
    chatgpt.page.evaluate(() => {
      const card = document.querySelector('lifeboat-warning')?.shadowRoot?.querySelector('.card');
      return card ? getComputedStyle(card).backgroundColor : null;
    });
  simulator.chatgpt.set({ theme: 'light' });
  await expect.poll(ground).toBe('rgb(255, 255, 255)');
  simulator.chatgpt.set({ theme: 'dark' });
  await expect.poll(ground).toBe('rgb(26, 34, 43)');
});

test('every deed of the card is reached and done by keyboard', async ({ chatgpt }) => {
  await chatgpt.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await chatgpt.warning.button('Copy my prompt').focus();
  await chatgpt.page.keyboard.press('Enter');
  await expect(chatgpt.warning.element.getByText('Copied.')).toBeVisible();
  await chatgpt.page.keyboard.press('Tab');
  await chatgpt.page.keyboard.press('Enter');
  await expect.poll(() => chatgpt.written()).toBe('And how would I compute a weighted median?');
  await chatgpt.warning.button('Dismiss').focus();
  await chatgpt.page.keyboard.press('Space');
  await expect(chatgpt.warning.element).toHaveCount(0);
});

test('the moment messages get through again is told, and the warning is gone', async ({
  simulator,
  chatgpt,
}) => {
  simulator.chatgpt.recover();
  await chatgpt.chat('Are you back?');
  await expect(chatgpt.note.element.getByText('Your messages get through again.')).toBeVisible();
  await expect(chatgpt.warning.element).toHaveCount(0);
  await expect(chatgpt.note.element).toHaveCount(0);
});
