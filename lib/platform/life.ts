import { browser } from './browser';

/**
 * Calls back when the extension was installed (`isNew`) or updated, or the browser started. Firefox wakes its background for nothing
 * else.
 */
export function onStart(callbacks: { installed(isNew: boolean): void; browserStarted(): void }): void {
  browser.runtime.onInstalled.addListener(({ reason }) => callbacks.installed(reason === 'install'));
  browser.runtime.onStartup.addListener(callbacks.browserStarted);
}

/** Version of this extension, as its manifest says. */
export function extensionVersion(): string {
  return browser.runtime.getManifest().version;
}

/** Whether the browser is a Firefox: by the address of our own pages. */
export function isFirefox(): boolean {
  return browser.runtime.getURL('').startsWith('moz-extension:');
}
