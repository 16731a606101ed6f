import { useEffect, useState } from 'preact/hooks';
import { useStored } from '../../components/use-stored';
import { readFolder, writtenAt } from '../../lib/archive/folder/folder-row';
import type { Database } from '../../lib/database/schema';
import { reminderDaysItem } from '../../lib/settings/reminder-days';
import { type Reminder, readRemembered, remind, savedFileItem } from '../../lib/surfaces/backup-reminder';

/** What to be reminded of, looked at again when a file was saved or the user has decided otherwise. */
export function useReminder(database: Database): Reminder | null {
  const [reminder, setReminder] = useState<Reminder | null>(null);
  const saved = useStored(savedFileItem, null);
  const days = useStored(reminderDaysItem, null);
  useEffect(() => {
    Promise.all([readRemembered(), readFolder(database)])
      .then(([remembered, folder]) => remind(remembered, writtenAt(folder), Date.now()))
      .then(setReminder, () => undefined);
  }, [database, saved, days]);
  return reminder;
}
