import { TIDE_LINES, tideConversation } from './conversations';
import { expect, test } from './lifeboat';
import { anotherAction } from './pages/chatgpt';

test('a background killed between evidence and verdict forgets nothing', async ({
  simulator,
  lifeboat,
  chatgpt,
  openPopup,
}) => {
  await chatgpt.open();
  await chatgpt.chat('Hello');
  simulator.chatgpt.fail('api-503');
  await chatgpt.send('One');
  const popup = await openPopup();
  await popup.expectVerdict('degraded');

  await lifeboat.killWorker();
  await anotherAction();
  await chatgpt.send('Two');
  // A single failure is never an outage: only with the first one remembered can this be said.
  await popup.expectVerdict('outage-suspected');
  await lifeboat.killWorker();
  await expect(chatgpt.warning.element).toHaveAttribute('data-verdict', 'outage-suspected');
  await expect.poll(lifeboat.toolbarButton).toMatchObject({ badge: '!' });
});

test('a background killed at any moment of a backup loses nothing and doubles nothing', async ({
  lifeboat,
  openConversation,
  openPopup,
  openArchive,
}) => {
  const archive = await openArchive();
  // Ms, from before the conversation is read to after it is saved: no condition names the moments at which a browser kills.
  const moments = [0, 10, 25, 50, 100];
  for (const [index, moment] of moments.entries()) {
    const conversation = tideConversation(50 + index, `Tides of day ${index}`);
    await openConversation(conversation);
    const popup = await openPopup();
    await expect(popup.main).toContainText(`Tides of day ${index}`);

    await popup.button('Back up this conversation').click();
    await popup.page.waitForTimeout(moment);
    await lifeboat.killWorker();

    // Whatever was said, the button comes back, and trying again ends with a saved copy.
    await expect(popup.button('Back up this conversation')).toBeEnabled();
    await popup.button('Back up this conversation').click();
    await expect(popup.main).toContainText('4 messages');
    await popup.page.close();
  }
  await archive.page.reload();
  for (const [index] of moments.entries()) {
    await expect(archive.rows.filter({ hasText: `Tides of day ${index}` })).toHaveCount(1);
  }
  await archive.row('Tides of day 0').click();
  for (const line of TIDE_LINES) await expect(archive.page.getByText(line.trim()).first()).toBeVisible();
});
