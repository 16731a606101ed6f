/**
 * The one door to the browser's extension API.
 *
 * Chrome 148 and Firefox have `browser` themselves and the polyfill steps aside; Chromium 123 to 147 get the name and promises from
 * it. Its types are the common ground of both browsers. When `minimum_chrome_version` reaches 148, this file becomes one line.
 */
export { default as browser } from 'webextension-polyfill';
