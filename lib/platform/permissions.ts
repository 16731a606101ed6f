import { browser } from './browser';

/** The sites that the manifest asks for: ChatGPT and the status page. */
function declaredHosts(): { origins: string[] } {
  return { origins: browser.runtime.getManifest().host_permissions ?? [] };
}

/** False when the user withdrew a site that the manifest asks for, which Firefox allows at any time. */
export function hasHostAccess(): Promise<boolean> {
  return browser.permissions.contains(declaredHosts());
}

/**
 * Asks for the sites again; resolves to whether they were granted. To be called synchronously in a click: after an `await` Firefox no
 * longer takes it for the user's own wish and refuses.
 */
export function requestHostAccess(): Promise<boolean> {
  return browser.permissions.request(declaredHosts());
}

/** What the manifest does not ask for and the user may allow later. */
export type OptionalPermission = 'notifications';

/** Whether the user has allowed it, and has not taken that back. */
export function hasPermission(permission: OptionalPermission): Promise<boolean> {
  return browser.permissions.contains({ permissions: [permission] });
}

/** Asks for it; resolves to whether it was allowed. Like the sites, only synchronously in a click. */
export function requestPermission(permission: OptionalPermission): Promise<boolean> {
  return browser.permissions.request({ permissions: [permission] });
}

/**
 * Calls back when the user has allowed something more, or has taken it back: what the extension API holds and may read is another then.
 * To be called in the first turn.
 */
export function onPermissionsChanged(callback: () => void): void {
  browser.permissions.onAdded.addListener(callback);
  browser.permissions.onRemoved.addListener(callback);
}
