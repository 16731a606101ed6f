import type { Page } from '@playwright/test';
import type { LifeboatChromium } from '../support/launch-chromium';
import { expect } from './lifeboat';

/**
 * Lets minutes pass for the verdict in seconds: all that the background remembers becomes that much older, and the background starts anew
 * from it, as it does whenever it was stopped. What time it is stays as it is.
 * @param page any page of the extension
 */
export async function letTimePass(lifeboat: LifeboatChromium, page: Page, ms: number): Promise<void> {
  // A background that is still alive may write down what it knew before: then once more.
  await expect(async () => {
    const older = await page.evaluate(makeOlder, ms);
    await lifeboat.killWorker();
    expect(await page.evaluate(makeOlder, 0)).toBe(older);
  }).toPass();
}

/** Runs in a page of the extension; returns when the newest failure is said to have been. */
async function makeOlder(ms: number): Promise<number> {
  const { chrome } = globalThis as unknown as {
    chrome: {
      storage: {
        session: { get(key: string): Promise<{ engine: unknown }>; set(values: object): Promise<void> };
      };
    };
  };
  const isInstant = (name: string) => /^(?:at|since)$|(?:At|Since)$/.test(name);
  const older = (value: unknown, name: string): unknown => {
    if (typeof value === 'number') return isInstant(name) ? value - ms : value;
    if (Array.isArray(value)) return value.map((member) => older(member, name));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, older(member, key)]));
  };
  const { engine } = await chrome.storage.session.get('engine');
  const moved = older(engine, '') as { lastFailureAt: number };
  if (ms > 0) await chrome.storage.session.set({ engine: moved });
  return moved.lastFailureAt;
}
