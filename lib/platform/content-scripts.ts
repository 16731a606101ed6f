import type { Manifest, Scripting } from 'webextension-polyfill';
import { browser } from './browser';

type DeclaredScript = Manifest.ContentScript & { world?: Scripting.ExecutionWorld };

/**
 * Puts our content scripts into a tab that was open before installation or an update. Chrome does not do that by itself (Firefox
 * does), and a reload in the middle of an outage could lose what the page still shows. Running them twice is harmless: the newer
 * one takes over. Tabs that cannot be reached (discarded, just closed) are passed by.
 */
export async function injectContentScripts(tabId: number): Promise<void> {
  const declared = (browser.runtime.getManifest().content_scripts ?? []) as DeclaredScript[];
  for (const script of declared) {
    await browser.scripting
      .executeScript({
        target: { tabId },
        files: script.js ?? [],
        ...(script.world ? { world: script.world } : {}),
      })
      .catch(() => undefined);
  }
}
