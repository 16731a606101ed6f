import type { Runtime, Tabs } from 'webextension-polyfill';
import { browser } from './browser';

/** The ChatGPT tabs that are open, most recently used first. The host permission shows their addresses; `tabs` is not needed. */
export async function chatgptTabs(origin: string): Promise<Tabs.Tab[]> {
  const tabs = await browser.tabs.query({ url: `${origin}/*` });
  return tabs
    .filter((tab) => !tab.incognito)
    .sort((a, b) => Number(b.active) - Number(a.active) || (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
}

/** Opens a page of the extension in a tab of its own. `page` is a path with query and fragment, such as `archive.html#/c/1`. */
export async function openPage(page: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(page) });
}

/** Brings a tab and its window to the front. */
export async function showTab({ id, windowId }: Tabs.Tab): Promise<void> {
  await browser.tabs.update(id, { active: true });
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
}

/** Opens an address for a person, in a tab of its own. */
export async function openSite(url: string): Promise<void> {
  await browser.tabs.create({ url });
}

/** Calls back when a tab is closed. To be registered in the first turn of the background. */
export function onTabClosed(callback: (tabId: number) => void): void {
  browser.tabs.onRemoved.addListener(callback);
}

/** Calls back when a tab of `origin` shows another page, or has loaded it. */
export function onTabMoved(origin: string, callback: () => void, signal: AbortSignal): void {
  const moved = (_id: number, change: Tabs.OnUpdatedChangeInfoType, tab: Tabs.Tab) => {
    const isNews = change.url !== undefined || change.status === 'complete';
    if (isNews && tab.url?.startsWith(`${origin}/`)) callback();
  };
  browser.tabs.onUpdated.addListener(moved);
  signal.addEventListener('abort', () => browser.tabs.onUpdated.removeListener(moved), { once: true });
}

/** True for a message from one of our own pages (popup, archive, options). */
export function isOwnPage(sender: Runtime.MessageSender): boolean {
  return sender.url?.startsWith(browser.runtime.getURL('')) ?? false;
}

/** True for a message from our content script on a page of `origin`, outside private windows. */
export function isContentScriptOn(origin: string, sender: Runtime.MessageSender): boolean {
  return (
    sender.tab?.id !== undefined &&
    !sender.tab.incognito &&
    sender.frameId === 0 &&
    sender.url?.startsWith(`${origin}/`) === true
  );
}

/** The tab that a message came from; for senders that `isContentScriptOn` let through. */
export function tabOf(sender: Runtime.MessageSender): number {
  return sender.tab?.id ?? -1;
}
