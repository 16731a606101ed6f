import { ensureDependencies } from './bootstrap.mjs';
import { wxt } from './wxt.mjs';

// Load .output/chrome-mv3-dev by hand, or pass `-- --browser firefox` for the other one.
ensureDependencies();
wxt(process.argv.slice(2));
