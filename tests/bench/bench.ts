import { conversationBenchmark } from './conversation';
import { type Measured, measure } from './measure';
import { verdictBenchmark } from './verdict';

/** Runs every benchmark, one after the other. */
export function runBenchmarks(): Measured[] {
  return [conversationBenchmark, verdictBenchmark].map((benchmark) => measure(benchmark()));
}
