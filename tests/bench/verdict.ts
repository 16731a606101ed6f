import type { Evidence } from '../../lib/evidence/evidence';
import { startEngine, take, tick } from '../../lib/verdict/engine';
import type { Benchmark } from './measure';

const HOUR_SECONDS = 3600;

/** An hour with a message a minute, every third of which fails, ticking each second as the replay does. */
function anHour(): Map<number, Evidence[]> {
  const seconds = new Map<number, Evidence[]>();
  for (let second = 30; second < HOUR_SECONDS; second += 60) {
    const at = second * 1000;
    const fails = second % 180 === 30;
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

export function verdictBenchmark(): Benchmark {
  const hour = anHour();
  let state = startEngine(0, { notifications: true });
  return {
    name: 'an hour of evidence through the verdict engine',
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
