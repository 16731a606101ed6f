import { normaliseText } from './match-signature';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Limits run for hours, days or a week. What lies further ahead is no end of one. */
const LONGEST_MS = 8 * DAY_MS;
/** "3:00 PM", "15:00", "3 PM". */
const CLOCK_TIME =
  /(?<![\d:])(?:(\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s*([ap])\.?m\b)?|(\d{1,2})\s*([ap])\.?m\b)/i;
/** "2026-11-28", "11月28日". */
const DATE_IN_DIGITS = /(?:(20\d\d)-(\d\d)-(\d\d)(?!\d)|(\d{1,2})月(\d{1,2})日)/;
/** Names of models hold digits that are no dates. */
const MODEL = /\b(?:gpt|o)-?\d[\w.-]*/gi;

/** Whether an instant (epoch ms) may be the end of a limit. */
export function isEndOfLimit(at: number, now: number): boolean {
  return at > now && at - now <= LONGEST_MS;
}

/** When a limit ends of which a body says that it clears in so many seconds, epoch ms; null when it says no such thing. chatgpt-web §10 */
export function endAfter(seconds: unknown, now: number): number | null {
  if (typeof seconds !== 'number') return null;
  const end = now + Math.round(seconds * 1000);
  return isEndOfLimit(end, now) ? end : null;
}

/**
 * When a limit ends of which the page says "try again after 3:00 PM" or "resets on Friday, 3:00 PM", epoch ms: the next time that the
 * reader's clock and calendar show it; of a day without a time, its beginning. Null where nothing is said, or anything that is not
 * understood: nothing is guessed.
 * @param language in which the page names days
 */
export function endInWords(text: string, now: number, language: string): number | null {
  const plain = normaliseText(text).replace(MODEL, '');
  const time = CLOCK_TIME.exec(plain);
  const dayless = plain.replace(time?.[0] ?? '', ' ');
  const day = dayIn(dayless, now, language);
  if ((!time && !day) || /\d/.test(dayless.replace(day?.said ?? '', ''))) return null;
  const [hour, minute] = time ? hourOf(time) : [0, 0];
  if (hour > 23) return null;
  const end = new Date(day?.at ?? now);
  end.setHours(hour, minute, 0, 0);
  if (end.getTime() <= now && day?.repeats !== 0) end.setDate(end.getDate() + (day?.repeats ?? 1));
  return isEndOfLimit(end.getTime(), now) ? end.getTime() : null;
}

/** Hour of the day and minute; 24 and more for none that a clock shows. */
function hourOf([, hours, minutes = '0', half, plainHours, plainHalf]: string[]): [number, number] {
  const given = Number(hours ?? plainHours);
  const letter = half ?? plainHalf;
  if (!letter) return [given, Number(minutes)];
  return [given > 12 ? 24 : (given % 12) + (letter.toLowerCase() === 'p' ? 12 : 0), Number(minutes)];
}

interface Day {
  /** Any moment of the day. */
  at: number;
  /** What names it in the text. */
  said: string;
  /** Days from one such day to the next; 0 for one that comes once. */
  repeats: number;
}

function dayIn(text: string, now: number, language: string): Day | null {
  const digits = DATE_IN_DIGITS.exec(text);
  if (digits) {
    const [said, year, month, day, monthOnly, dayOnly] = digits;
    return toDay(said, now, Number(month ?? monthOnly) - 1, Number(day ?? dayOnly), year);
  }
  const languages = Intl.DateTimeFormat.supportedLocalesOf([language].filter(isLocale)).concat('en');
  for (const one of languages) {
    const found = tomorrowIn(text, now, one) ?? dateIn(text, now, one) ?? weekdayIn(text, now, one);
    if (found) return found;
  }
  return null;
}

function isLocale(language: string): boolean {
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language);
}

function tomorrowIn(text: string, now: number, language: string): Day | null {
  const word = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(1, 'day');
  const said = find(text, word, language)?.[0];
  return said ? { at: now + DAY_MS, said, repeats: 0 } : null;
}

/** "Nov 28", "28. November 2026", "28 de novembro". */
function dateIn(text: string, now: number, language: string): Day | null {
  for (const month of ['long', 'short'] as const)
    for (let n = 0; n < 12; n++) {
      const name = nameOf(new Date(2026, n, 15), language, { month });
      const year = '(?:,? (?:de )?(20\\d\\d))?';
      const after = find(text, name, language, '', `\\.? (\\d{1,2})(?:st|nd|rd|th)?${year}`);
      const before = after ?? find(text, name, language, '(\\d{1,2})\\.? (?:de )?', `\\.?${year}`);
      if (before) return toDay(before[0], now, n, Number(before[1]), before[2]);
    }
  return null;
}

function weekdayIn(text: string, now: number, language: string): Day | null {
  for (const weekday of ['long', 'short'] as const)
    for (let ahead = 0; ahead < 7; ahead++) {
      const day = new Date(now);
      day.setDate(day.getDate() + ahead);
      // "Mon" is a day, "mon" is French.
      const name = nameOf(day, language, { weekday });
      const said = find(text, name, language)?.[0];
      if (said?.startsWith(name.slice(0, 1)) || (said && weekday === 'long'))
        return { at: day.getTime(), said, repeats: 7 };
    }
  return null;
}

function nameOf(day: Date, language: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, options).format(day).replace(/\.$/, '');
}

/** A name that stands by itself in the text, with what may stand before and after it. Only names in letters: others are numbers. */
function find(text: string, name: string, language: string, before = '', after = ''): RegExpExecArray | null {
  if (/\d/.test(name)) return null;
  const isSpaced = !/^(?:zh|ja)/.test(language);
  const edge = isSpaced ? ['(?<!\\p{L})', '(?!\\p{L})'] : ['', ''];
  return new RegExp(`${before}${edge[0]}${name}${edge[1]}${after}`, 'iu').exec(text);
}

function toDay(said: string, now: number, month: number, day: number, year: string | undefined): Day {
  const date = new Date(Number(year ?? new Date(now).getFullYear()), month, day, 12);
  // In December a day of January is one of the next year.
  if (!year && now - date.getTime() > DAY_MS) date.setFullYear(date.getFullYear() + 1);
  return { at: date.getTime(), said, repeats: 0 };
}
