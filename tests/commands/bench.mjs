import { ensureDependencies, fail, projectRoot } from './bootstrap.mjs';
import { wxt } from './wxt.mjs';

// `npm run bench`: what things cost, each against its own baseline. `npm run bench -- verdict [weight=number …]`: how good verdicts are.
ensureDependencies();
process.chdir(projectRoot);
const [what, ...tries] = process.argv.slice(2);
if (what !== undefined && what !== 'verdict') fail(`There is no benchmark "${what}"; there is "verdict".`);
const { importTypeScript } = await import('../support/import-typescript.mjs');
const { runBenchmarks, runSimulation } = await importTypeScript('tests/bench/bench.ts');
if (what === undefined) wxt(['build', '--browser', 'chrome']);
try {
  const measured = what === 'verdict' ? runSimulation(tries) : { benchmarks: await runBenchmarks() };
  console.log(JSON.stringify({ node: process.versions.node, ...measured }, null, 2));
} catch (error) {
  fail(error.message);
}
