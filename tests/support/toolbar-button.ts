import type { Browser } from 'webextension-polyfill';

/** What the toolbar button shows. */
export interface ToolbarButton {
  badge: string;
  title: string;
}

/** Reads the toolbar button; runs inside a page of the extension, so it may refer to nothing outside itself. */
export async function readToolbarButton(): Promise<ToolbarButton> {
  const { action } = (globalThis as unknown as { chrome: Browser }).chrome;
  return { badge: await action.getBadgeText({}), title: await action.getTitle({}) };
}
