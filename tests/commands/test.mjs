import { ensureDependencies, projectRoot } from './bootstrap.mjs';

ensureDependencies();
process.chdir(projectRoot);
const { importTypeScript } = await import('../support/import-typescript.mjs');
const { runAllRings } = await importTypeScript('tests/support/rings.ts');
const { failed } = await runAllRings();
process.exitCode = failed === 0 ? 0 : 1;
