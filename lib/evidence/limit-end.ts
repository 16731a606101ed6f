import type { ErrorPlace } from './evidence';
import { matchSignature, normaliseText } from './match-signature';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Limits run for hours, days or a week. What lies further ahead is no end of one. */
const LONGEST_MS = 8 * DAY_MS;
/** "3:00 PM", "15:00". */
const CLOCK_TIME = /(?<![\d:])(\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s*([ap])\.?m\b)?/i;
/** Names of models hold digits that are no dates. */
const MODEL = /\b(?:gpt|o)-?\d[\w.-]*/gi;

/** When a limit ends of which a body says that it clears in so many seconds, epoch ms; null when it says no such thing. chatgpt-web §10 */
export function endAfter(seconds: unknown, now: number): number | null {
  if (typeof seconds !== 'number' || !(seconds > 0)) return null;
  return seconds * 1000 <= LONGEST_MS ? now + Math.round(seconds * 1000) : null;
}

/**
 * When a limit ends of which the page says "try again after 3:00 PM", epoch ms: the next time that the reader's clock shows it. Null for
 * every other text, and for one that names a day as well.
 */
export function endInWords(text: string, where: ErrorPlace, now: number): number | null {
  if (matchSignature(text, where)?.means !== 'limit') return null;
  const plain = normaliseText(text).replace(MODEL, '');
  const [found = '', hours = '', minutes = '', half] = CLOCK_TIME.exec(plain) ?? [];
  if (found === '' || /\d/.test(plain.replace(found, ''))) return null;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours);
  if (hour > 23 || (half && Number(hours) > 12)) return null;
  const end = new Date(now);
  end.setHours(hour, Number(minutes), 0, 0);
  if (end.getTime() <= now) end.setDate(end.getDate() + 1);
  return end.getTime();
}
