import type { Page } from '@playwright/test';
import { tideConversation } from './conversations';
import { expect, test } from './lifeboat';

/** The picker cannot be answered without a screen; the origin's own file system has folders of the same kind. */
const pickOwnFolder = (page: Page) =>
  page.evaluate(() => {
    const pick = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle('Notes', { create: true });
    Object.assign(window, { showDirectoryPicker: pick });
  });

/** Every file in the folder, by its name. */
const filesIn = (page: Page) =>
  page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('Notes');
    const files: Record<string, string> = {};
    for await (const [name, entry] of folder.entries())
      if (entry.kind === 'file') files[name] = await (await (entry as FileSystemFileHandle).getFile()).text();
    return files;
  });

test('a folder follows the archive, whether or not a page of ours is open, until it is gone', async ({
  simulator,
  chatgpt,
  lifeboat,
  openArchive,
}) => {
  const conversation = tideConversation();
  simulator.chatgpt.addConversation(conversation);
  await chatgpt.open(`/c/${conversation.id}`);
  const archive = await openArchive();
  await expect(archive.row('Tide tables in Python')).toBeVisible();
  await pickOwnFolder(archive.page);
  await archive.page.getByRole('button', { name: 'Choose a folder' }).click();
  const folder = archive.page.getByRole('region', { name: 'A folder that keeps itself' });
  await expect(folder).toContainText('“Notes” is up to date: 1 of 1 conversations');
  const [name = '', ...others] = Object.keys(await filesIn(archive.page));
  expect(name).toMatch(/^\d{4}-\d\d-\d\d Tide tables in Python\.md$/);
  expect(others).toEqual([]);

  await archive.page.close();
  const options = await lifeboat.open('options.html');
  await chatgpt.send('And when is it low?');
  await expect.poll(async () => (await filesIn(options))[name]).toContain('And when is it low?');

  await options.evaluate(async () =>
    (await navigator.storage.getDirectory()).removeEntry('Notes', { recursive: true }),
  );
  const again = await openArchive();
  await expect(again.page.getByText('“Notes” is not where it was')).toBeVisible();
  await pickOwnFolder(again.page);
  await again.page.getByRole('button', { name: 'Choose it again' }).click();
  await expect(again.page.getByText('“Notes” is up to date: 1 of 1 conversations')).toBeVisible();
  await again.page.getByRole('button', { name: 'Stop' }).click();
  await expect(again.page.getByRole('button', { name: 'Choose a folder' })).toBeVisible();
});
