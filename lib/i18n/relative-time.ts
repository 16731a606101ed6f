const UNITS: { unit: Intl.RelativeTimeFormatUnit; ms: number }[] = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
];

/**
 * How long ago an instant was, in words: "1 second ago", "3 hours ago", "yesterday". Both times in epoch ms; what is newer than a
 * second, or in the future (a clock that was set back), was a second ago: "now" fits into no sentence. `language` is a BCP 47 tag.
 */
export function relativeTime(at: number, now: number, language: string): string {
  const age = Math.max(1000, now - at);
  const { unit, ms } = UNITS.find((step) => age >= step.ms) ?? { unit: 'second', ms: 1000 };
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-Math.floor(age / ms), unit);
}
