import type { DayOfUse } from '../history/availability';
import { localDay } from '../history/local-day';
import type { PublishedIncident } from '../history/published';

/** How a day was. `unknown`: nobody looked, which is neither good nor bad. */
export type DayLevel = 'good' | 'some' | 'bad' | 'unknown';

/** One day of the two rows of bars. */
export interface DayBar {
  /** `2026-11-25`. */
  day: string;
  own: DayLevel;
  published: DayLevel;
}

export const BAR_DAYS = 90;
const DAY_MS = 86_400_000;
/** From this share of failed messages on a day was bad. */
const BAD_SHARE = 0.25;
/** A published incident that was open for this long made the day bad. */
const BAD_OPEN_MS = 2 * 3_600_000;

/**
 * The last 90 days, oldest first: how the user's own messages went, and what the status page told. Whether the page was fine is
 * known only for days on which ChatGPT was used here, for nobody read it on the others. `now` in epoch ms.
 */
export function dayBars(
  { days, published }: { days: DayOfUse[]; published: PublishedIncident[] },
  now: number,
): DayBar[] {
  const used = new Map(days.map((one) => [one.day, one]));
  const noon = new Date(now).setHours(12, 0, 0, 0);
  return Array.from({ length: BAR_DAYS }, (_, index) => {
    const at = noon - (BAR_DAYS - 1 - index) * DAY_MS;
    const day = localDay(at);
    const today = used.get(day);
    return { day, own: ownLevel(today), published: publishedLevel(published, at, today !== undefined, now) };
  });
}

function ownLevel(used: DayOfUse | undefined): DayLevel {
  const { worked = 0, failed = 0 } = used?.messages ?? {};
  if (worked + failed === 0) return 'unknown';
  if (failed === 0) return 'good';
  return failed / (worked + failed) >= BAD_SHARE ? 'bad' : 'some';
}

function publishedLevel(
  published: PublishedIncident[],
  noon: number,
  wasRead: boolean,
  now: number,
): DayLevel {
  const from = new Date(noon).setHours(0, 0, 0, 0);
  const to = from + DAY_MS;
  const open = published.reduce((sum, { postedAt, openAt, clearAt }) => {
    const begin = Math.max(postedAt ?? openAt, from);
    const end = Math.min(clearAt ?? now, to);
    return sum + Math.max(0, end - begin);
  }, 0);
  if (open >= BAD_OPEN_MS) return 'bad';
  if (open > 0) return 'some';
  return wasRead ? 'good' : 'unknown';
}

/** How many days of a row had trouble, and of how many anything is known. */
export function troubled(levels: DayLevel[]): { days: number; of: number } {
  const known = levels.filter((level) => level !== 'unknown');
  return { days: known.filter((level) => level !== 'good').length, of: known.length };
}
