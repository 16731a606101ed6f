import { readFileSync } from 'node:fs';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { chooseLanguage, chosenWords } from '../../../lib/platform/chosen-words';
import { draftStore } from '../../../lib/platform/draft-store';
import { assistantsItem } from '../../../lib/settings/assistants-item';
import { type Carried, readCarried, writeCarried } from '../../../lib/settings/carried';
import { exclusions } from '../../../lib/settings/exclusions';
import { exportOptions } from '../../../lib/settings/export-options';
import { quietHoursItem } from '../../../lib/settings/quiet-hours';
import { reminderDaysItem } from '../../../lib/settings/reminder-days';
import { settings } from '../../../lib/settings/settings';

const prompt = { id: 'a-1', text: 'Why do lighthouses turn?', at: 5, conversationId: null, sentAt: 6 };

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path: string) => path);
  vi.stubGlobal('fetch', async (path: string) => new Response(readFileSync(`public/${path}`, 'utf8')));
});

it('takes along everything that was decided and every kept prompt, and brings it back as it was', async () => {
  await settings.autoBackup.set(false);
  await settings.outageNotices.set(true);
  await chooseLanguage('ar');
  await quietHoursItem.set({ from: 1320, to: 420 });
  await assistantsItem.set({ hidden: ['grok'], addresses: { local: 'http://localhost:1/' }, own: [] });
  await exclusions.set(['c-1']);
  await reminderDaysItem.set(7);
  await exportOptions.set({ times: true, names: 'own', pattern: '{month}/{title}' });
  await draftStore.put(prompt);
  const carried = JSON.parse(JSON.stringify(await readCarried()));

  await fakeBrowser.storage.local.clear();
  await writeCarried(carried);
  const { outageNotices, ...rest } = await readCarried();
  expect({ ...rest, outageNotices: true }).toEqual(carried);
  expect(outageNotices, 'only a click may ask for a permission').toBeUndefined();
  expect((await chosenWords.get())?.words.popup_settings).toBe('الإعدادات');
});

it('takes nothing from a file that is not as it should be', async () => {
  const before = await readCarried();
  await writeCarried({
    autoBackup: 'no',
    language: '../manifest',
    quietHours: { from: -1, to: 4000 },
    assistants: { hidden: [], addresses: {}, own: [{ id: 1 }] },
    excludedConversations: [{}],
    reminderDays: 8,
    exportOptions: { names: '__proto__' },
    prompts: [{ ...prompt, text: null }],
    nonsense: true,
  });
  expect(await readCarried()).toEqual(before);
});

it('takes no decision about exports that there is not', async () => {
  const wrong: Carried[] = [{ names: 'weekly' }, { pattern: 1 }, { times: 'no' }, { constructor: true }];
  for (const exportOptions of wrong) await writeCarried({ exportOptions });
  expect(await exportOptions.get()).toEqual({});
});

it('leaves a prompt alone that is held already', async () => {
  await draftStore.put({ ...prompt, text: 'newer' });
  await writeCarried({ prompts: [prompt] });
  expect((await draftStore.all()).map(({ text }) => text)).toEqual(['newer']);
});
