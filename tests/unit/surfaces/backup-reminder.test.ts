import { expect, it } from 'vitest';
import { reminderDaysItem } from '../../../lib/settings/reminder-days';
import { noteSavedFile, readRemembered, remind, reminderOf } from '../../../lib/surfaces/backup-reminder';

const DAY = 86_400_000;
const now = 1_764_000_000_000;
const ago = (days: number) => now - days * DAY;

it.each([
  [
    'a file that is old enough',
    { days: 30, saved: { at: ago(30), since: 0 }, folderAt: null },
    { savedAt: ago(30) },
  ],
  ['a younger one', { days: 30, saved: { at: ago(29), since: 0 }, folderAt: null }, null],
  ['none, for long', { days: 7, saved: { at: null, since: ago(8) }, folderAt: null }, { savedAt: null }],
  ['none, for a short time', { days: 7, saved: { at: null, since: ago(6) }, folderAt: null }, null],
  ['an old file and a folder', { days: 7, saved: { at: ago(90), since: 0 }, folderAt: ago(1) }, null],
  ['both old', { days: 7, saved: { at: ago(90), since: 0 }, folderAt: ago(8) }, { savedAt: ago(90) }],
  ['whatever, when nobody wants it', { days: 0, saved: { at: null, since: 0 }, folderAt: null }, null],
])('with %s', (_, known, expected) => expect(reminderOf({ ...known, now })).toEqual(expected));

it('counts from the first look, and from each file', async () => {
  await reminderDaysItem.set(7);
  expect(await remind(await readRemembered(), null, ago(8))).toBeNull();
  expect(await remind(await readRemembered(), null, now)).toEqual({ savedAt: null });
  await noteSavedFile(now);
  expect(await remind(await readRemembered(), null, now + 6 * DAY)).toBeNull();
  expect(await remind(await readRemembered(), null, now + 7 * DAY)).toEqual({ savedAt: now });
});
