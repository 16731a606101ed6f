/** Whether an instant lies at most `ms` back. An instant in the future (a clock was set back) is as if now; never is never. */
export function within(at: number | null, ms: number, now: number): at is number {
  return at !== null && now - at <= ms;
}

/** The later of two instants, either of which may be never. */
export function later(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}
