import { FORMAT_IDS } from '../../lib/export/export-format';
import { WEIGHTS } from '../../lib/verdict/weights';
import { exportBenchmark, readingBenchmark } from './conversation';
import { type ExportMeasured, exportAllBenchmark } from './export';
import { type ImportMeasured, importBenchmark } from './import';
import { type Measured, measure } from './measure';
import { pageCost } from './page-cost';
import { savingBenchmark } from './saving';
import { type Simulation, simulate } from './simulation/simulate';
import { verdictBenchmarks } from './verdict';

/** Runs every benchmark, one after the other; the last one in a browser. */
export async function runBenchmarks(): Promise<Measured[]> {
  const benchmarks = [readingBenchmark(), ...FORMAT_IDS.map(exportBenchmark), ...verdictBenchmarks()];
  const measured: Measured[] = [];
  for (const benchmark of benchmarks) measured.push(await measure(benchmark));
  // Filled only now, so that an archive does not weigh on the others.
  return [...measured, await measure(await savingBenchmark()), await pageCost()];
}

/** How an import of so many megabytes of JSON goes. */
export function runImport(megabytes: number): Promise<ImportMeasured> {
  return importBenchmark(megabytes);
}

/** How an export of so many conversations goes. */
export function runExport(conversations: number): Promise<ExportMeasured> {
  return exportAllBenchmark(conversations);
}

/**
 * Large enough for the bars that have to be proven, small enough for two minutes. How bad the incidents were is drawn several times: of
 * one and the same half, one draw says that 0.8 min of the lead are lost, and another 2.7.
 */
const SIZE = { draws: 8, peoplePerIncident: 10, peopleForMonths: 10, monthsEach: 3 };

/**
 * How good the verdicts are over a drawn population (about two minutes).
 * @param tries other weights, as `suspected=2.5` or `slow.factor=4`: for tuning
 */
export function runSimulation(tries: string[] = []): Simulation & { tried: string[] } {
  for (const one of tries) overwriteWeight(one);
  return { tried: tries, ...simulate(SIZE) };
}

function overwriteWeight(assignment: string): void {
  const [path = '', value] = assignment.split('=');
  const names = path.split('.');
  const last = names.pop() ?? '';
  let table = WEIGHTS as unknown as Record<string, unknown>;
  for (const name of names) table = (table[name] ?? {}) as Record<string, unknown>;
  if (typeof table[last] !== 'number' || !Number.isFinite(Number(value)))
    throw new Error(`"${assignment}" names no weight and a number for it, such as suspected=2.5.`);
  table[last] = Number(value);
}
