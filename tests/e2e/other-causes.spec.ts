import { expect, test } from './lifeboat';
import { anotherAction } from './pages/chatgpt';

test('a bot check is a challenge, with what to do, and no badge', async ({
  simulator,
  lifeboat,
  chatgpt,
  openPopup,
}) => {
  simulator.chatgpt.fail('challenge');
  await chatgpt.open();
  const popup = await openPopup();
  await popup.expectVerdict('challenge');
  await expect(chatgpt.warning.element).toHaveAttribute('data-verdict', 'challenge');
  await expect(chatgpt.warning.element.getByRole('status').first()).toBeVisible();
  await expect.poll(lifeboat.toolbarButton).toMatchObject({ badge: '' });
});

for (const fault of ['session-expired', 'model-cap', 'rate-limit-modal'] as const) {
  test(`${fault} is the account's, not an outage`, async ({ simulator, lifeboat, chatgpt, openPopup }) => {
    await chatgpt.open();
    await chatgpt.composer.waitFor();
    simulator.chatgpt.fail(fault);
    await chatgpt.send('Hello');
    const popup = await openPopup();
    await popup.expectVerdict('account');
    await expect(chatgpt.warning.element).toHaveAttribute('data-verdict', 'account');
    await expect.poll(lifeboat.toolbarButton).toMatchObject({ badge: '' });
  });
}

test('a connection that is down is the local network, not ChatGPT', async ({
  lifeboat,
  chatgpt,
  openPopup,
}) => {
  await chatgpt.open();
  await chatgpt.chat('Hello');
  const popup = await openPopup();
  await popup.expectVerdict('operational');

  await lifeboat.context.setOffline(true);
  await chatgpt.send('Hello?');
  await popup.expectVerdict('local-network', 30_000);
  await expect.poll(lifeboat.toolbarButton).toMatchObject({ badge: '×' });
  await expect(chatgpt.warning.element).toHaveAttribute('data-verdict', 'local-network');

  await lifeboat.context.setOffline(false);
  await chatgpt.chat('Hello again');
  await popup.expectVerdict('operational', 30_000);
  await expect(chatgpt.warning.element).toHaveCount(0);
});

test('gateway pages instead of ChatGPT are an outage, answered on the page itself', async ({
  simulator,
  chatgpt,
  openPopup,
}) => {
  simulator.chatgpt.fail('edge-502');
  await chatgpt.open();
  await expect(chatgpt.warning.element).toHaveAttribute('data-verdict', /degraded|outage-suspected/);
  await anotherAction();
  await chatgpt.open();
  const popup = await openPopup();
  await popup.expectVerdict('outage-suspected');
  await expect(chatgpt.warning.element).toHaveAttribute('data-verdict', 'outage-suspected');
});

test('a chatgpt.com that never answers, while other sites do, is unreachable', async ({
  simulator,
  lifeboat,
  chatgpt,
  openPopup,
}) => {
  await chatgpt.open();
  await chatgpt.chat('Hello');
  simulator.chatgpt.fail('unreachable');
  for (const prompt of ['One', 'Two', 'Three']) {
    await chatgpt.send(prompt);
    await anotherAction();
  }
  const popup = await openPopup();
  await popup.expectVerdict('unreachable', 40_000);
  await expect.poll(lifeboat.toolbarButton).toMatchObject({ badge: '×' });
});
