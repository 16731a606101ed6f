const MINUTE = 60_000;

/**
 * How long something lasted, in words: "40 seconds", "21 minutes", "3 hours 5 minutes", "2 days 4 hours"; the two greatest units,
 * never "0". `language` is a BCP 47 tag.
 */
export function duration(ms: number, language: string): string {
  const part = (value: number, unit: 'day' | 'hour' | 'minute' | 'second') =>
    value === 0
      ? []
      : [new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value)];
  if (ms < MINUTE) return part(Math.max(1, Math.round(ms / 1000)), 'second').join(' ');
  const minutes = Math.round(ms / MINUTE);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  const parts = [
    ...part(days, 'day'),
    ...part(hours, 'hour'),
    ...(days > 0 ? [] : part(minutes % 60, 'minute')),
  ];
  return parts.join(' ');
}
