import { storedItem } from '../platform/storage';
import { reminderDaysItem } from '../settings/reminder-days';

/** The last backup file with everything in it that was read back and found whole. Times in epoch ms. */
export interface SavedFile {
  /** Null while there was none. */
  at: number | null;
  /** When somebody first looked whether there was one. */
  since: number;
}

export const savedFileItem = storedItem<SavedFile | null>('local', 'last-backup-file', null);

/** What there is to be reminded of. */
export interface Reminder {
  /** When the last file was saved; null when none ever was. Epoch ms. */
  savedAt: number | null;
}

interface Known {
  days: number;
  saved: SavedFile;
  /** When the folder that keeps itself was last up to date; null without one. Epoch ms. */
  folderAt: number | null;
  now: number;
}

const DAY_MS = 86_400_000;

/** A reminder when the last file, and the folder, are older than the user wants; else null. */
export function reminderOf({ days, saved, folderAt, now }: Known): Reminder | null {
  const last = Math.max(saved.at ?? saved.since, folderAt ?? 0);
  return days > 0 && now - last >= days * DAY_MS ? { savedAt: saved.at } : null;
}

/** What is stored to be reminded by; `saved` is null before somebody first looked. */
interface Remembered {
  days: number;
  saved: SavedFile | null;
}

export async function readRemembered(): Promise<Remembered> {
  const [days, saved] = await Promise.all([reminderDaysItem.get(), savedFileItem.get()]);
  return { days, saved };
}

/** The reminder that follows from what is stored; the first one who asks begins the time that counts. */
export async function remind(
  { days, saved: known }: Remembered,
  folderAt: number | null,
  now: number,
): Promise<Reminder | null> {
  const saved = known ?? { at: null, since: now };
  if (!known) await savedFileItem.set(saved);
  return reminderOf({ days, saved, folderAt, now });
}

/** Notes that a file with everything in it was saved and verified. */
export async function noteSavedFile(at: number): Promise<void> {
  const known = await savedFileItem.get();
  await savedFileItem.set({ since: at, ...known, at });
}
