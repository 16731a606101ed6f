import { storedItem } from '../platform/storage';

/** Between these times of day no notification comes, in minutes since midnight; `from` may be later than `to`. */
export interface QuietHours {
  from: number;
  to: number;
}

export const quietHoursItem = storedItem<QuietHours | null>('local', 'quiet-hours', null);

/** Whether an instant (epoch ms) lies in the quiet hours, by the clock of this computer. */
export function isQuiet(hours: QuietHours | null, at: number): boolean {
  if (!hours || hours.from === hours.to) return false;
  const date = new Date(at);
  const minutes = date.getHours() * 60 + date.getMinutes();
  const { from, to } = hours;
  return from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}
