import { replay } from '../replay/replay';
import { readReplayFile } from '../replay/replay-file';
import { expect, test } from './lifeboat';
import { anotherAction } from './pages/chatgpt';

const SECRET = 'The lighthouse keeper’s name is Zebulon Quill';

test('the incident report reaches the same verdict elsewhere, and holds nothing of what was written', async ({
  simulator,
  lifeboat,
  chatgpt,
  openPopup,
}) => {
  await chatgpt.open();
  await chatgpt.chat(SECRET);
  const conversation = await chatgpt.conversationId();
  simulator.chatgpt.fail('api-503');
  await chatgpt.send(SECRET);
  await anotherAction();
  await chatgpt.send(SECRET);
  const popup = await openPopup();
  await popup.expectVerdict('outage-suspected');

  await lifeboat.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await popup.page.getByText(/^Outages seen here/).click();
  await popup.page.getByRole('button', { name: 'Copy incident report' }).click();
  await expect(popup.main).toContainText('Copied.');
  const report = await popup.page.evaluate(() => navigator.clipboard.readText());
  expect(report).not.toMatch(/zebulon|https?:|chatgpt\.com/i);
  expect(report).not.toContain(conversation);

  const lines = replay(readReplayFile(report), ({ kind }) => kind);
  expect(lines.at(-1)).toMatchObject({ verdict: 'outage-suspected' });

  // The same outage stands in the history, and is still the same after the background was killed.
  await expect(popup.main).toContainText('Outages seen here: 1');
  await expect(popup.main).toContainText('OpenAI’s page does not report it yet.');
  await expect(popup.main).toContainText('Messages answered on your last 30 days of use: 1 of 3');
  await lifeboat.killWorker();
  const again = await openPopup();
  await expect(again.main).toContainText('Outages seen here: 1');
  await expect(again.main).toContainText('Messages answered on your last 30 days of use: 1 of 3');
});
