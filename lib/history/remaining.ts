/**
 * Minutes that 44 incidents of ChatGPT's Conversations or Login lasted, by the beginning and end that OpenAI's own write-ups state
 * (2023-02 to 2024-12, status-page §11). The median is 47.
 */
const MEASURED_MINUTES = [
  11, 12, 12, 13, 15, 15, 16, 19, 21, 23, 25, 25, 30, 30, 32, 37, 38, 38, 38, 40, 40, 41, 53, 55, 55, 61, 67,
  75, 82, 94, 105, 112, 113, 126, 155, 167, 167, 213, 240, 261, 288, 610, 720, 1030,
];
/** Fewer outages than this say nothing about the next one. */
const ENOUGH = 8;

/** How much longer outages lasted that had lasted this long. */
export interface Remaining {
  /** Half of them ended within this time from now, ms. */
  halfWithinMs: number;
  /** How many outages that is drawn from. */
  of: number;
}

/**
 * The odds for an outage that has lasted `elapsedMs`, from how long such outages lasted: never a countdown, because the longer one
 * lasts, the longer it may yet take. Null when too few lasted longer.
 */
export function remaining(elapsedMs: number): Remaining | null {
  const left = MEASURED_MINUTES.map((minutes) => minutes * 60_000 - elapsedMs).filter((ms) => ms > 0);
  if (left.length < ENOUGH) return null;
  const middle = (left.length - 1) / 2;
  const halfWithinMs = ((left[Math.floor(middle)] ?? 0) + (left[Math.ceil(middle)] ?? 0)) / 2;
  return { halfWithinMs, of: left.length };
}
