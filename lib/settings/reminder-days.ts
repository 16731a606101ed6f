import { storedItem } from '../platform/storage';

/** After how many days somebody is reminded to save a backup file; 0: never. */
export const REMINDER_DAYS = [7, 30, 90, 0] as const;

export const reminderDaysItem = storedItem<number>('local', 'setting-reminder-days', 30);
