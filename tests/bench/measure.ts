/** One benchmark: what is measured, and what it is compared with in the same run, so that machines cancel out. */
export interface Benchmark {
  name: string;
  baseline: string;
  run(): void | Promise<void>;
  runBaseline(): void | Promise<void>;
}

export interface Measured {
  name: string;
  baseline: string;
  milliseconds: number;
  baselineMilliseconds: number;
  /** How many times the baseline it costs. */
  ratio: number;
}

const ROUNDS = 7;

/** Median of several rounds, the two taking turns, after one that only warms up. */
export async function measure({ name, baseline, run, runBaseline }: Benchmark): Promise<Measured> {
  const own: number[] = [];
  const base: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const times = [await timeOf(run), await timeOf(runBaseline)] as const;
    if (round === 0) continue;
    own.push(times[0]);
    base.push(times[1]);
  }
  const milliseconds = median(own);
  const baselineMilliseconds = median(base);
  return {
    name,
    baseline,
    milliseconds: rounded(milliseconds),
    baselineMilliseconds: rounded(baselineMilliseconds),
    ratio: rounded(milliseconds / baselineMilliseconds),
  };
}

async function timeOf(act: () => void | Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}

export function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
