import { tideConversation } from './conversations';
import { expect, test } from './lifeboat';

test.describe('before the extension is installed', () => {
  test.use({ installed: false });

  test('a ChatGPT tab is opened, and is watched and backed up after the installation without a reload', async ({
    simulator,
    lifeboat,
    chatgpt,
    openConversation,
    openPopup,
  }) => {
    const conversation = tideConversation();
    await openConversation(conversation);
    const documents = () => simulator.requests().filter(({ route }) => route === 'document').length;
    const loads = documents();

    await lifeboat.install();
    const popup = await openPopup();
    await expect(popup.main).toContainText('Tide tables in Python');
    await popup.button('Back up this conversation').click();
    await expect(popup.main).toContainText('4 messages');

    simulator.chatgpt.fail('error-card');
    await chatgpt.send('Hello?');
    await expect(chatgpt.warning.element).toBeVisible();
    expect(documents()).toBe(loads);
  });
});

test('after the extension was reloaded, an open tab goes on being watched, once', async ({
  simulator,
  lifeboat,
  chatgpt,
}) => {
  const errors: string[] = [];
  chatgpt.page.on('pageerror', (error) => errors.push(error.message));
  await chatgpt.open();
  simulator.chatgpt.fail('error-card', { times: 1 });
  await chatgpt.send('Hello');
  await expect(chatgpt.warning.element).toHaveCount(1);

  await lifeboat.install();
  await chatgpt.chat('Hello again');
  simulator.chatgpt.fail('error-card', { times: 1 });
  await chatgpt.send('And again');
  await expect(chatgpt.warning.element).toHaveCount(1);
  await expect(chatgpt.warning.button('Dismiss')).toBeVisible();
  expect(errors).toEqual([]);
});

test('the page works the same with the extension in it', async ({ simulator, chatgpt }) => {
  const errors: string[] = [];
  chatgpt.page.on('pageerror', (error) => errors.push(error.message));
  await chatgpt.open();
  await chatgpt.chat('Hello');
  await chatgpt.chat('How are you?');
  await expect(chatgpt.answers).toHaveCount(2);
  const id = await chatgpt.conversationId();
  await chatgpt.page.reload();
  await expect(chatgpt.answers).toHaveCount(2);
  expect(simulator.chatgpt.served(id)).toContain('How are you?');
  expect(errors).toEqual([]);
});
