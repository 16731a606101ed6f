const UNITS: { unit: Intl.RelativeTimeFormatUnit; ms: number }[] = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
];

/**
 * How long ago an instant was, in words: "now", "40 seconds ago", "3 hours ago", "yesterday". Both times in epoch ms; an instant in
 * the future (a clock that was set back) reads as now. `language` is a BCP 47 tag.
 */
export function relativeTime(at: number, now: number, language: string): string {
  const age = Math.max(0, now - at);
  const { unit, ms } = UNITS.find((step) => age >= step.ms) ?? { unit: 'second', ms: 1000 };
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-Math.floor(age / ms), unit);
}
