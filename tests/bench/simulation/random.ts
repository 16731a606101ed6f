/** Draws that come out the same in every run with the same seed. */
export interface Random {
  /** From [0, 1). */
  next(): number;
  between(low: number, high: number): number;
  chance(share: number): boolean;
  /** Lognormal: half of the draws lie below the median; `spread` is the standard deviation of the logarithm. */
  around(median: number, spread: number): number;
  /** Time until the next of events that come once in `mean` on average. */
  wait(mean: number): number;
  pick<Value>(values: readonly Value[]): Value;
  /** One of the keys, by weight. */
  weighted<Key extends string>(weights: Record<Key, number>): Key;
}

/** @param seed any text; streams of different seeds have nothing to do with each other */
export function randomFrom(seed: string): Random {
  let state = 0x811c9dc5;
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193);
  // mulberry32: small, fast and good enough for a simulation.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    chance: (share) => next() < share,
    around: (median, spread) => median * Math.exp(spread * normal()),
    wait: (mean) => -mean * Math.log(1 - next()),
    pick: (values) => values[Math.floor(next() * values.length)] as (typeof values)[number],
    weighted(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights, number][];
      const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      return entries[0]?.[0] as keyof typeof weights;
    },
  };
}
