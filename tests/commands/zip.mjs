import { ensureDependencies } from './bootstrap.mjs';
import { wxt } from './wxt.mjs';

ensureDependencies();
for (const browser of ['chrome', 'firefox']) wxt(['zip', '--browser', browser]);
