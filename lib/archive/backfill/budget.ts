/**
 * How much may be read. ChatGPT's reads of conversations behave like a bucket of about 200, refilled at about one a minute
 * (pionxzh/chatgpt-exporter issue 368, 2026-07, one user's measurement), and the user's own page draws on it.
 */
export interface Ledger {
  /** Reads left at `at` (epoch ms); below zero when the user's own page has read more than we counted on. */
  level: number;
  at: number;
  /** Learned: what fits into the bucket, and how fast it fills. */
  burst: number;
  perMinute: number;
  /** Nothing before this (epoch ms). */
  blockedUntil: number;
  /** Refusals in a row. */
  refusals: number;
}

const BURST = 180;
const PER_MINUTE = 0.9;
const SLOWEST_PER_MINUTE = 0.2;
/** Left to the user, who wants to open conversations meanwhile. */
const RESERVE = 20;
const MINUTE_MS = 60_000;
/** A refusal without `Retry-After` doubles this with each further one. */
const FIRST_PAUSE_MS = 60_000;
export const LONGEST_PAUSE_MS = 60 * MINUTE_MS;
/** After a refusal: less, and slower; after each success a little faster again. */
const SLOWER = 0.8;
const FASTER = 1.005;

export function newLedger(now: number): Ledger {
  return { level: BURST, at: now, burst: BURST, perMinute: PER_MINUTE, blockedUntil: 0, refusals: 0 };
}

/** The ledger as it stands at `now` (epoch ms). What lies further ahead than any pause was written down while the clock was wrong. */
export function filled(ledger: Ledger, now: number): Ledger {
  const [at, blockedUntil] = [ledger.at, ledger.blockedUntil].map((time) =>
    time > now + LONGEST_PAUSE_MS ? now : time,
  ) as [number, number];
  const gained = (Math.max(0, now - at) / MINUTE_MS) * ledger.perMinute;
  const level = Math.min(ledger.burst, ledger.level + gained);
  return { ...ledger, level, at: Math.max(now, at), blockedUntil };
}

/** When the next read may be made (epoch ms); `now` when at once. */
export function nextRead(ledger: Ledger, now: number): number {
  const { level, perMinute, blockedUntil } = filled(ledger, now);
  const missing = Math.max(0, RESERVE + 1 - level);
  return Math.max(now, blockedUntil, Math.ceil(now + (missing / perMinute) * MINUTE_MS));
}

/** Whether one read may be made that the user's own doing asks for: it may take what is left to the user. `now` in epoch ms. */
export function hasRoom(ledger: Ledger, now: number): boolean {
  const { level, blockedUntil } = filled(ledger, now);
  return blockedUntil <= now && level >= 1;
}

/** One read more, by us or by the user's page; to be written down before it is made. */
export function spend(ledger: Ledger, now: number): Ledger {
  const after = filled(ledger, now);
  return { ...after, level: after.level - 1 };
}

/** A read was answered. */
export function answered(ledger: Ledger): Ledger {
  return { ...ledger, refusals: 0, perMinute: Math.min(PER_MINUTE, ledger.perMinute * FASTER) };
}

/** ChatGPT said that it is too much: to us, or to the user's own page. `until` (epoch ms): what it named. */
export function refused(ledger: Ledger, now: number, until: number | null): Ledger {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** ledger.refusals, LONGEST_PAUSE_MS);
  const { level, blockedUntil } = filled(ledger, now);
  return {
    level: Math.min(0, level),
    at: now,
    burst: Math.max(RESERVE + 10, ledger.burst * SLOWER),
    perMinute: Math.max(SLOWEST_PER_MINUTE, ledger.perMinute * SLOWER),
    blockedUntil: Math.max(blockedUntil, until ?? 0, now + pause),
    refusals: ledger.refusals + 1,
  };
}

/**
 * How long so many reads take (ms), at the pace that is safe now: what is in the bucket at the spacing of single reads, the rest as it
 * fills. Nothing is known of the user's own reads to come, so it is what it takes when there are none.
 */
export function timeFor(reads: number, ledger: Ledger, now: number, spacingMs: number): number {
  if (reads <= 0) return 0;
  const { level, perMinute, blockedUntil } = filled(ledger, now);
  const atOnce = Math.min(reads, Math.max(0, Math.floor(level - RESERVE)));
  const wait = Math.max(0, blockedUntil - now);
  return wait + Math.max(reads * spacingMs, ((reads - atOnce) / perMinute) * MINUTE_MS);
}
