import { expect, test } from './lifeboat';
import { ChatgptPage } from './pages/chatgpt';

const UIS = ['classic', 'classic-article', 'list', 'renderer'] as const;

for (const ui of UIS) {
  test.describe(`in the ${ui} layout`, () => {
    test.beforeEach(({ simulator }) => simulator.chatgpt.set({ ui }));

    test('an error card is answered within a second, and the prompt is kept', async ({
      simulator,
      chatgpt,
    }) => {
      await chatgpt.open();
      simulator.chatgpt.fail('error-card');
      await chatgpt.send('How do lighthouses keep their rhythm?');

      const reaction = await chatgpt.reaction();
      console.log(`  ${ui}: the warning stood ${Math.round(reaction)} ms after the error card`);
      expect(reaction).toBeLessThan(1000);

      const { element } = chatgpt.warning;
      await expect(element.getByRole('status').first()).toBeVisible();
      await expect(element).toContainText('OpenAI');
      await expect(chatgpt.warning.button('Details')).toBeVisible();
      await chatgpt.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await chatgpt.warning.button('Copy my prompt').click();
      await expect
        .poll(() => chatgpt.page.evaluate(() => navigator.clipboard.readText()))
        .toBe('How do lighthouses keep their rhythm?');
    });

    test('the warning covers neither the composer nor the send button', async ({ simulator, chatgpt }) => {
      await chatgpt.open();
      simulator.chatgpt.fail('error-card');
      await chatgpt.send('Hello');
      await chatgpt.reaction();
      await chatgpt.warning.button('Details').click();

      // A click that reaches them is the proof: Playwright refuses to click what is covered.
      await chatgpt.composer.click();
      await chatgpt.composer.fill('Again');
      await chatgpt.page.locator('form.composer button.send').click({ trial: true });
    });

    test('an answer that quotes an error changes nothing', async ({ simulator, chatgpt, openPopup }) => {
      const quote =
        'Something went wrong while generating the response. If this issue persists please contact us.';
      simulator.chatgpt.set({ answer: `The log said:\n\n> ${quote}\n\n\`Error in message stream\`` });
      await chatgpt.open();
      await chatgpt.chat(`Why do I see "${quote}"?`);

      const popup = await openPopup();
      await popup.expectVerdict('operational');
      await expect(chatgpt.warning.element).toHaveCount(0);
    });

    test('the warning leaves the page with the next success', async ({ simulator, chatgpt }) => {
      await chatgpt.open();
      simulator.chatgpt.fail('error-card', { times: 1 });
      await chatgpt.send('Hello');
      await chatgpt.reaction();
      await chatgpt.chat('Hello again');
      await expect(chatgpt.warning.element).toHaveCount(0);
    });
  });
}

test.describe('other ways in which the page shows an error', () => {
  const CASES = [
    { fault: 'toast', watched: '[data-testid="toast-error"]' },
    { fault: 'dialog', watched: '[role="dialog"]' },
    { fault: 'route-error', watched: '.full-page' },
    { fault: 'error-boundary', watched: '.full-page' },
  ] as const;

  for (const { fault, watched } of CASES) {
    test(`${fault}: answered within a second`, async ({ simulator, lifeboat }) => {
      const chatgpt = await ChatgptPage.prepare(await lifeboat.context.newPage(), watched);
      await chatgpt.open();
      await chatgpt.composer.waitFor();
      simulator.chatgpt.fail(fault);
      const reaction = await chatgpt.reaction();
      console.log(`  ${fault}: the warning stood ${Math.round(reaction)} ms after it`);
      expect(reaction).toBeLessThan(1000);
    });
  }
});

test.describe('what is no error of the service', () => {
  for (const fault of [
    'live-region',
    'noise-toast',
    'announcement',
    'other-extension',
    'telemetry-down',
  ] as const) {
    test(`${fault} changes nothing`, async ({ simulator, chatgpt, openPopup }) => {
      await chatgpt.open();
      simulator.chatgpt.fail(fault);
      await chatgpt.chat('Hello');
      const popup = await openPopup();
      await popup.expectVerdict('operational');
      await expect(chatgpt.warning.element).toHaveCount(0);
    });
  }

  test('an answer stopped by the user is no failure', async ({ simulator, chatgpt, openPopup }) => {
    simulator.chatgpt.set({ pieceDelay: 400 });
    await chatgpt.open();
    await chatgpt.send('Tell me a long story');
    await chatgpt.answers.last().waitFor();
    await chatgpt.page.locator('form.composer button.send[type="button"]').click();
    await chatgpt.page.locator('form.composer button.send[type="submit"]').waitFor();
    simulator.chatgpt.set({ pieceDelay: 25 });
    await chatgpt.chat('Hello');
    const popup = await openPopup();
    await popup.expectVerdict('operational');
    await expect(chatgpt.warning.element).toHaveCount(0);
  });
});
