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
