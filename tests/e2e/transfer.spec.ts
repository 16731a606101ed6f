import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { ConversationBuilder } from '../simulator/conversations/build';
import { asTree } from '../simulator/conversations/served';
import { toJson } from '../simulator/json';
import { launchChromium } from '../support/launch-chromium';
import { expect, test } from './lifeboat';
import { ArchivePage } from './pages/archive';

const COUNT = 40;

/** Conversations as an official export holds them. */
function conversations(turns: number): string[] {
  return Array.from({ length: COUNT }, (_, number) => {
    const builder = new ConversationBuilder(
      number + 1,
      `Tides, part ${number}`,
      Date.UTC(2026, 9, 1 + number),
    );
    for (let turn = 0; turn < turns; turn++)
      builder.user(`And on day ${turn}?`).assistant('**High** water: 04:12.');
    return toJson(asTree(builder.conversation));
  });
}

const officialExport = (turns: number) =>
  Buffer.from(
    zipSync({
      'user.json': strToU8('{}'),
      'conversations-000.json': strToU8(`[${conversations(turns).slice(0, 25).join(',')}]`),
      'conversations-001.json': strToU8(`[${conversations(turns).slice(25).join(',')}]`),
    }),
  );

const given = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/zip', buffer });

async function importing(archive: ArchivePage, name: string, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([
    archive.page.waitForEvent('filechooser'),
    archive.button('Import').click(),
  ]);
  await chooser.setFiles(given(name, buffer));
}

/** Every row of the archive, in a form that can be compared. */
function rows(page: Page) {
  return page.evaluate(async () => {
    const opened = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await opened(indexedDB.open('lifeboat'));
    const all: Record<string, unknown[]> = {};
    for (const store of ['heads', 'revisions', 'bodies', 'tombstones'])
      all[store] = await opened(database.transaction(store).objectStore(store).getAll());
    database.close();
    return JSON.stringify(all, (_, value) => (value instanceof Uint8Array ? value.join() : value));
  });
}

test('what is imported, exported and imported elsewhere is the same archive', async ({
  openArchive,
  chromiumPath,
  simulator,
}, testInfo) => {
  const archive = await openArchive();
  await importing(archive, 'export.zip', officialExport(2));
  const status = archive.page.getByRole('status');
  await expect(status.filter({ hasText: '40 new, 0 updated, 0 unchanged.' })).toBeVisible();
  await expect(archive.rows.first()).toBeVisible();
  await importing(archive, 'newer.zip', officialExport(3));
  await expect(status.filter({ hasText: '0 new, 40 updated, 0 unchanged.' })).toBeVisible();
  await archive.row('Tides, part 38').click();
  await archive.button('Delete').click();
  await expect(archive.row('Tides, part 38')).toBeHidden();

  const [download] = await Promise.all([
    archive.page.waitForEvent('download'),
    archive.button('Export all').click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^lifeboat-backup-\d{4}-\d\d-\d\d\.zip$/);
  await expect(status.filter({ hasText: '39 of 39 verified' })).toBeVisible();
  const path = testInfo.outputPath('backup.zip');
  await download.saveAs(path);
  const bytes = await readFile(path);
  const names = Object.keys(unzipSync(bytes));
  for (const folder of ['json/', 'markdown/', 'html/'])
    expect(names.filter((name) => name.startsWith(folder))).toHaveLength(39);

  const elsewhere = await launchChromium({ path: chromiumPath, simulatorPort: simulator.port });
  try {
    const other = new ArchivePage(await elsewhere.open('archive.html'));
    await importing(other, 'backup.zip', bytes);
    await expect(other.page.getByRole('status').filter({ hasText: '39 new' })).toBeVisible();
    const before = JSON.parse(await rows(archive.page));
    // Its rows stay until the deletion can no longer be taken back; they are no part of a backup.
    const gone = before.tombstones[0].conversationId;
    for (const store of ['heads', 'revisions', 'bodies'])
      before[store] = before[store].filter((row: { conversationId: string }) => row.conversationId !== gone);
    expect(JSON.parse(await rows(other.page))).toEqual(before);
  } finally {
    await elsewhere.close();
  }
});

test('a file that is none is refused in one sentence, and the page goes on', async ({ openArchive }) => {
  const archive = await openArchive();
  await importing(archive, 'holiday.zip', Buffer.from('not a ZIP file'));
  const said = (sentence: string) => expect(archive.page.getByText(sentence)).toBeVisible();
  await said('holiday.zip cannot be read: it is neither JSON nor a ZIP file.');
  await importing(archive, 'cut.zip', officialExport(2).subarray(0, 3_000));
  await said('cut.zip cannot be read: it is cut off, or it is no ZIP file.');
  await importing(archive, 'export.zip', officialExport(2));
  await expect(archive.rows.first()).toBeVisible();
});

test('files can be dropped on the page', async ({ openArchive }) => {
  const archive = await openArchive();
  await archive.button('Import').waitFor();
  const transfer = await archive.page.evaluateHandle(
    ([text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text ?? ''], 'conversations.json'));
      return data;
    },
    [`[${conversations(1).join(',')}]`],
  );
  await archive.page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await expect(archive.page.getByText('Drop files to import them')).toBeVisible();
  await archive.page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await expect(archive.page.getByRole('status').filter({ hasText: '40 new' })).toBeVisible();
});
