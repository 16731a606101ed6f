import type { Evidence } from '../../lib/evidence/evidence';
import { startEngine, take, tick } from '../../lib/verdict/engine';
import type { Benchmark } from './measure';

const HOUR_SECONDS = 3600;

/** An hour with a message every so many seconds, every third of which fails, ticking each second as the replay does. */
function anHour(everySeconds: number): Map<number, Evidence[]> {
  const seconds = new Map<number, Evidence[]>();
  for (let n = 1; n * everySeconds < HOUR_SECONDS; n++) {
    const second = n * everySeconds;
    const at = second * 1000;
    const fails = n % 3 === 0;
    seconds.set(second, [
      {
        kind: 'response',
        route: 'generation',
        status: fails ? 503 : 200,
        edge: true,
        challenge: false,
        code: null,
        tab: 1,
        action: `${second}`,
        at,
      },
      ...(fails
        ? []
        : [
            {
              kind: 'generation',
              outcome: 'done',
              firstByteMs: 700,
              tab: 1,
              action: `${second}`,
              at,
            } as const,
          ]),
    ]);
  }
  return seconds;
}

export function verdictBenchmarks(): Benchmark[] {
  return [
    verdictBenchmark('an hour of evidence through the verdict engine', 60),
    verdictBenchmark('an hour of 6,000 pieces of evidence through the verdict engine', 1),
  ];
}

function verdictBenchmark(name: string, everySeconds: number): Benchmark {
  const hour = anHour(everySeconds);
  let state = startEngine(0, { notifications: true });
  return {
    name,
    baseline: 'writing and reading its state as JSON each second',
    run() {
      state = startEngine(0, { notifications: true });
      for (let second = 0; second < HOUR_SECONDS; second++) {
        for (const evidence of hour.get(second) ?? []) state = take(state, evidence).state;
        state = tick(state, second * 1000).state;
      }
    },
    runBaseline() {
      for (let second = 0; second < HOUR_SECONDS; second++) JSON.parse(JSON.stringify(state));
    },
  };
}
