import { join } from 'node:path';
import { ensureDependencies, projectRoot } from './bootstrap.mjs';

// `npm run replay -- FILE…`: what the user would have been told. One JSON object per line on stdout, nothing else there.
try {
  const files = process.argv.slice(2);
  if (files.length === 0) throw new Error('Name at least one recorded file: npm run replay -- FILE…');
  await ensureDependencies();
  const { importTypeScript } = await import('../support/import-typescript.mjs');
  const { replayFiles } = await importTypeScript('tests/replay/main.ts');
  const lines = replayFiles(files, join(projectRoot, 'public/_locales/en/messages.json'));
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
