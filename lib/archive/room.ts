/** Below this much room (bytes) the next long conversations may not fit any more. */
const SCARCE_BYTES = 500_000_000;
/** Whatever the disk: this share of what the browser gives is "well before full". */
const SCARCE_SHARE = 0.8;

/** Whether the archive should warn: well before nothing fits any more. Null when the browser does not tell. */
export function isScarce(room: { used: number; quota: number } | null): boolean {
  if (!room) return false;
  return room.quota - room.used < SCARCE_BYTES || room.used > room.quota * SCARCE_SHARE;
}

/** Bytes in words: "12.4 MB"; `language` is a BCP 47 tag. */
export function inMegabytes(bytes: number, language: string): string {
  const unit = bytes < 1_000_000_000 ? ('megabyte' as const) : ('gigabyte' as const);
  const value = bytes / (unit === 'megabyte' ? 1_000_000 : 1_000_000_000);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
