import { browser } from './browser';

/** Calls back when the extension was installed or updated, or the browser started. Firefox wakes its background for nothing else. */
export function onStart(callbacks: { installed(): void; browserStarted(): void }): void {
  browser.runtime.onInstalled.addListener(callbacks.installed);
  browser.runtime.onStartup.addListener(callbacks.browserStarted);
}

/** Version of this extension, as its manifest says. */
export function extensionVersion(): string {
  return browser.runtime.getManifest().version;
}
