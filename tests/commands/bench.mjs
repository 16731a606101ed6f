import { ensureDependencies, projectRoot } from './bootstrap.mjs';

ensureDependencies();
process.chdir(projectRoot);
const { importTypeScript } = await import('../support/import-typescript.mjs');
const { runBenchmarks } = await importTypeScript('tests/bench/bench.ts');
console.log(JSON.stringify({ node: process.versions.node, benchmarks: runBenchmarks() }, null, 2));
