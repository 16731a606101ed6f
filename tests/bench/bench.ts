import { FORMAT_IDS } from '../../lib/export/export-format';
import { exportBenchmark, readingBenchmark } from './conversation';
import { type Measured, measure } from './measure';
import { verdictBenchmark } from './verdict';

/** Runs every benchmark, one after the other. */
export function runBenchmarks(): Measured[] {
  const benchmarks = [readingBenchmark(), ...FORMAT_IDS.map(exportBenchmark), verdictBenchmark()];
  return benchmarks.map(measure);
}
