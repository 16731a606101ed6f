import type { EngineState } from './engine-state';
import { WEIGHTS } from './weights';
import { within } from './within';

/** First bytes to remember: the newest answers and what they are compared with. */
export function withFirstByte(firstBytes: number[], ms: number | undefined): number[] {
  if (ms === undefined || !Number.isFinite(ms) || ms < 0) return firstBytes;
  return [...firstBytes, ms].slice(-(WEIGHTS.slow.baseline + WEIGHTS.slow.of));
}

/** How many of the newest answers began far later than is usual for this user; `of` is how many were looked at. */
export function slowAnswers({ firstBytes }: EngineState): { slow: number; of: number } {
  const { factor, leastMs, withoutBaselineMs, of } = WEIGHTS.slow;
  const newest = firstBytes.slice(-of);
  const before = firstBytes.slice(0, -of);
  const limit = before.length < of ? withoutBaselineMs : Math.max(factor * quantile(before, 0.5), leastMs);
  return { slow: newest.filter((ms) => ms > limit).length, of: newest.length };
}

/** Whether answers crawl: they arrive, but begin far too late. Old answers say nothing about now. */
export function isCrawling(state: EngineState, now: number): boolean {
  return within(state.lastAnswerAt, WEIGHTS.windowMs, now) && slowAnswers(state).slow >= WEIGHTS.slow.answers;
}

/** After how long without a first byte an answer is stalled, ms: far beyond what is usual for this user. */
export function stallLimitMs({ firstBytes }: EngineState): number {
  const { leastMs, factor, quantile: share } = WEIGHTS.stall;
  return Math.max(leastMs, factor * quantile(firstBytes, share));
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
