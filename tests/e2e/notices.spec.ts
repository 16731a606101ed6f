import { letTimePass } from './let-time-pass';
import { expect, test } from './lifeboat';
import { anotherAction, ChatgptPage } from './pages/chatgpt';

test.describe('somebody who is not looking', () => {
  test.use({ granted: ['notifications'] });

  test('is told once of an outage, and not again by a background that was killed', async ({
    simulator,
    lifeboat,
    chatgpt,
    openPopup,
  }) => {
    const options = await lifeboat.open('options.html');
    await options.getByLabel('Tell me when an outage begins and ends').click();
    await chatgpt.open();
    await chatgpt.composer.waitFor();
    simulator.chatgpt.fail('api-503');
    await chatgpt.send('One');
    await anotherAction();
    await chatgpt.send('Two');
    await expect(chatgpt.warning.element).toHaveAttribute('data-verdict', 'outage-suspected');
    expect(await lifeboat.notices()).toEqual([]);

    const popup = await openPopup();
    await popup.page.getByRole('button', { name: 'Tell me when it works again' }).click();
    await expect(popup.main).toContainText('You will be told.');

    await chatgpt.page.close();
    await expect.poll(lifeboat.notices, { timeout: 60_000 }).toHaveLength(1);
    const [told] = await lifeboat.notices();
    await lifeboat.killWorker();
    await openPopup();
    expect(await lifeboat.notices()).toEqual([told]);
  });
});

test('nobody is asked for a permission by an outage; the wish to be told is kept and granted in the page', async ({
  simulator,
  lifeboat,
  chatgpt,
  openPopup,
}) => {
  await chatgpt.open();
  await chatgpt.composer.waitFor();
  simulator.chatgpt.fail('api-503');
  await chatgpt.send('One');
  await anotherAction();
  await chatgpt.send('Two');
  const { element } = chatgpt.warning;
  await expect(element).toHaveAttribute('data-verdict', 'outage-suspected');
  await element.getByRole('button', { name: 'Tell me when it works again' }).click();
  await expect(element).toContainText('You will be told.');

  // It holds in every tab, whatever happens to the background.
  await lifeboat.killWorker();
  const other = await ChatgptPage.prepare(await lifeboat.context.newPage());
  await other.open();
  await expect(other.warning.element.locator('[aria-pressed="true"]')).toBeVisible();

  simulator.chatgpt.recover();
  await chatgpt.chat('Three');
  const popup = await openPopup();
  await popup.expectVerdict('outage-suspected');
  // Quiet minutes belong to a recovery.
  await letTimePass(lifeboat, popup.page, 3 * 60_000);
  await chatgpt.page.bringToFront();
  await chatgpt.chat('Four');
  await popup.expectVerdict('operational');
  for (const tab of [chatgpt, other]) await expect(tab.warning.element).toContainText('ChatGPT works again.');
  await other.warning.button('Dismiss').click();
  for (const tab of [chatgpt, other]) await expect(tab.warning.element).toHaveCount(0);
});
