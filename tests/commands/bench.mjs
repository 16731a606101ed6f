import { ensureDependencies, fail, projectRoot } from './bootstrap.mjs';
import { wxt } from './wxt.mjs';

// `npm run bench`: what things cost, each against its own baseline. `npm run bench -- verdict [weight=number …]`: how good verdicts are.
// `npm run bench -- import [megabytes]`: an official export of that much JSON, taken into a real browser.
// `npm run bench -- export [conversations]`: an archive of so many, written from a real browser as a ZIP file of Markdown.
ensureDependencies();
process.chdir(projectRoot);
const [what, ...tries] = process.argv.slice(2);
const KNOWN = [undefined, 'verdict', 'import', 'export'];
if (!KNOWN.includes(what))
  fail(`There is no benchmark "${what}"; there are "verdict", "import" and "export".`);
const { importTypeScript } = await import('../support/import-typescript.mjs');
const { runBenchmarks, runExport, runImport, runSimulation } = await importTypeScript('tests/bench/bench.ts');
if (what !== 'verdict') wxt(['build', '--browser', 'chrome']);
try {
  const run = {
    verdict: () => runSimulation(tries),
    import: () => runImport(Number(tries[0] ?? 100)),
    export: () => runExport(Number(tries[0] ?? 1_000)),
    all: async () => ({ benchmarks: await runBenchmarks() }),
  };
  const measured = await run[what ?? 'all']();
  console.log(JSON.stringify({ node: process.versions.node, ...measured }, null, 2));
} catch (error) {
  fail(error.message);
}
