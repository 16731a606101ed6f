import { ensureDependencies, fail, projectRoot } from './bootstrap.mjs';
import { wxt } from './wxt.mjs';

ensureDependencies();
process.chdir(projectRoot);
const { importTypeScript } = await import('../support/import-typescript.mjs');
const { demo } = await importTypeScript('tests/support/demo.ts');

wxt(['build', '--browser', 'chrome']);
const headless = process.argv.includes('--headless') || !hasDisplay();
await demo(headless).catch((error) => fail(`The story could not be played: ${error.message}`));

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}
