import { ensureDependencies, fail, projectRoot } from './bootstrap.mjs';

// `node tests/commands/icons.mjs`: draws `public/icon` anew, from the strokes in `tests/support/draw-icons.ts`.
ensureDependencies();
process.chdir(projectRoot);
const { importTypeScript } = await import('../support/import-typescript.mjs');
const { findChromium } = await importTypeScript('tests/support/find-browser.ts');
const { drawIcons } = await importTypeScript('tests/support/draw-icons.ts');
const found = findChromium(console.error);
if ('missing' in found) fail(found.missing);
await drawIcons('public/icon', found.path);
