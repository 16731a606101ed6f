import { letTimePass } from './let-time-pass';
import { expect, test } from './lifeboat';
import { anotherAction } from './pages/chatgpt';

test('the whole outage: suspected while the page is green, confirmed when it agrees, over after two answers', async ({
  simulator,
  lifeboat,
  chatgpt,
  openPopup,
}) => {
  await chatgpt.open();
  await chatgpt.chat('Hello');
  const popup = await openPopup();
  await popup.expectVerdict('operational');
  await expect.poll(lifeboat.toolbarButton).toMatchObject({ badge: '' });

  simulator.chatgpt.fail('api-503');
  await chatgpt.send('Are you there?');
  await popup.expectVerdict('degraded');
  await expect.poll(lifeboat.toolbarButton).toMatchObject({ badge: '~' });

  await anotherAction();
  await chatgpt.send('Are you there now?');
  await popup.expectVerdict('outage-suspected');
  await expect
    .poll(lifeboat.toolbarButton)
    .toEqual({ badge: '!', title: expect.stringMatching(/^ChatGPT: outage suspected since .*\d/) });
  await expect(chatgpt.warning.element).toHaveAttribute('data-verdict', 'outage-suspected');
  await expect(chatgpt.warning.element.getByRole('alert')).toBeVisible();
  await expect(popup.heading).toContainText(/suspected/i);

  simulator.status.openIncident({
    name: 'Elevated errors in conversations',
    components: ['Conversations'],
    componentStatus: 'partial_outage',
  });
  await popup.button('Check now').click();
  await popup.expectVerdict('outage-confirmed', 90_000);
  await expect(chatgpt.warning.element).toHaveAttribute('data-verdict', 'outage-confirmed');
  await expect.poll(lifeboat.toolbarButton).toMatchObject({ badge: '!' });
  await expect(popup.main).toContainText('Conversations');

  simulator.chatgpt.recover();
  simulator.status.allClear();
  await chatgpt.chat('Back again?');
  await popup.expectVerdict('outage-confirmed');
  // The verdict asks for quiet minutes before it believes in a recovery.
  await letTimePass(lifeboat, popup.page, 3 * 60_000);
  await chatgpt.chat('Really?');
  await popup.expectVerdict('operational');
  await expect(chatgpt.warning.element).toHaveCount(0);
  await expect.poll(lifeboat.toolbarButton).toMatchObject({ badge: '' });
});

test('a reported outage and one failure of your own are confirmed at once', async ({
  simulator,
  chatgpt,
  openPopup,
}) => {
  simulator.status.openIncident({
    name: 'ChatGPT is unavailable',
    components: ['Conversations'],
    componentStatus: 'full_outage',
  });
  simulator.chatgpt.fail('api-503');
  await chatgpt.open();
  await chatgpt.send('Hello');
  const popup = await openPopup();
  await popup.expectVerdict('outage-confirmed');
  await expect(chatgpt.warning.element).toHaveAttribute('data-verdict', 'outage-confirmed');
});

test('trouble that others have is reported, not warned of', async ({
  simulator,
  lifeboat,
  chatgpt,
  openPopup,
}) => {
  simulator.status.setComponent('Conversations', 'partial_outage');
  await chatgpt.open();
  await chatgpt.chat('Hello');
  const popup = await openPopup();
  await popup.expectVerdict('reported-not-you');
  await expect.poll(lifeboat.toolbarButton).toMatchObject({ badge: '·' });
  await expect(chatgpt.warning.element).toHaveCount(0);
});

test('a status page that cannot be read is unknown, never green', async ({
  simulator,
  lifeboat,
  openPopup,
}) => {
  simulator.status.fail('gone');
  const popup = await openPopup();
  await popup.expectVerdict('unknown');
  await expect.poll(lifeboat.toolbarButton).toMatchObject({ badge: '?' });
});
