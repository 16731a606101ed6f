/** Writes instants the way lists do: the time today, the day this year, else the date. */
export type FormatDay = (at: number) => string;

/** For one language and one "now" (epoch ms); formatters are costly to make and cheap to use. */
export function formatDay(language: string, now: number): FormatDay {
  const today = new Date(now);
  const time = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' });
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
  const date = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' });
  return (at) => {
    const instant = new Date(at);
    if (instant.toDateString() === today.toDateString()) return time.format(instant);
    return (instant.getFullYear() === today.getFullYear() ? day : date).format(instant);
  };
}

const moments = new Map<string, Intl.DateTimeFormat>();

/** An instant (epoch ms) with its date and its time. */
export function formatMoment(language: string, at: number): string {
  let format = moments.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
    moments.set(language, format);
  }
  return format.format(at);
}
