import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies, projectRoot } from './bootstrap.mjs';

// `npm run convert -- INPUT OUTDIR [--format …] [--branches …]`: the last line on stdout is a JSON summary.
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'markdown' },
      branches: { type: 'string', default: 'active' },
    },
  });
  const [input, outDir, ...more] = positionals;
  if (!outDir || more.length > 0)
    throw new Error('Name one input and one output folder: npm run convert -- INPUT OUTDIR');
  ensureDependencies();
  const { importTypeScript } = await import('../support/import-typescript.mjs');
  const { convertFiles } = await importTypeScript('tests/support/convert-files.ts');
  const words = join(projectRoot, 'public/_locales/en/messages.json');
  console.log(JSON.stringify(await convertFiles({ input, outDir, ...values, words })));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
