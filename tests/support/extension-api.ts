import type { Browser } from 'webextension-polyfill';
import type { Draft } from '../../lib/drafts/draft';

// These run inside a page of the extension, so they may refer to nothing outside themselves. `chrome` has promises in both browsers.

/** What the toolbar button shows. */
export interface ToolbarButton {
  badge: string;
  title: string;
}

export async function readToolbarButton(): Promise<ToolbarButton> {
  const { action } = (globalThis as unknown as { chrome: Browser }).chrome;
  return { badge: await action.getBadgeText({}), title: await action.getTitle({}) };
}

export async function readNotices(): Promise<string[]> {
  const { notifications } = (globalThis as unknown as { chrome: Browser }).chrome;
  // Absent until the user has allowed it.
  return notifications ? Object.keys(await notifications.getAll()) : [];
}

/** Takes away the sites that the manifest asks for, as Firefox lets its users do. */
export async function withdrawSites(): Promise<void> {
  const { permissions, runtime } = (globalThis as unknown as { chrome: Browser }).chrome;
  await permissions.remove({ origins: runtime.getManifest().host_permissions as string[] });
}

/** Everything in the extension’s storage areas, as JSON text. */
export async function readStorage(): Promise<string> {
  const { storage } = (globalThis as unknown as { chrome: Browser }).chrome;
  return JSON.stringify([await storage.local.get(), await storage.session.get()]);
}

/** Sends a message to the top frame of every ChatGPT tab, as the background does. */
export async function tellTabs(message: unknown): Promise<void> {
  const { tabs } = (globalThis as unknown as { chrome: Browser }).chrome;
  const all = await tabs.query({ url: 'https://chatgpt.com/*' });
  await Promise.all(all.map(({ id = -1 }) => tabs.sendMessage(id, message, { frameId: 0 })));
}

export async function writeStorage(values: Record<string, unknown>): Promise<void> {
  await (globalThis as unknown as { chrome: Browser }).chrome.storage.local.set(values);
}

export async function readDrafts(): Promise<Record<string, Draft>> {
  const { storage } = (globalThis as unknown as { chrome: Browser }).chrome;
  const all = Object.entries(await storage.local.get());
  return Object.fromEntries(all.filter(([key]) => key.startsWith('draft-'))) as Record<string, Draft>;
}

export async function removeDrafts(): Promise<void> {
  const { storage } = (globalThis as unknown as { chrome: Browser }).chrome;
  await storage.local.remove(
    Object.keys(await storage.local.get()).filter((key) => key.startsWith('draft-')),
  );
}

/** Forgets everything outside the database; says whether the background had left itself anything to remember. */
export async function clearStorage(): Promise<boolean> {
  const { storage } = (globalThis as unknown as { chrome: Browser }).chrome;
  const remembered = Object.keys(await storage.session.get()).length > 0;
  await storage.local.clear();
  await storage.session.clear();
  return remembered;
}

/** The browser's names for the backgrounds that run: one, or none; each start has a name of its own. Chromium only. */
export async function runningBackgrounds(): Promise<string[]> {
  const { runtime } = (globalThis as unknown as { chrome: { runtime: Contexts } }).chrome;
  return (await runtime.getContexts({ contextTypes: ['BACKGROUND'] })).map(({ contextId }) => contextId);
}

interface Contexts {
  getContexts(filter: { contextTypes: string[] }): Promise<{ contextId: string }[]>;
}
