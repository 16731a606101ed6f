import type { Page } from '@playwright/test';

/** What a page notes about itself; times in ms since its navigation began. */
export interface Watched {
  /** When the first row of a list could be pressed. */
  rowsAt: number | null;
  /** When the first hit of a search stood there, and when all of them did. */
  hitAt: number | null;
  foundAt: number | null;
  /** Begin and length of tasks over 50 ms, which is when a person notices that nothing moves. */
  longTasks: { at: number; ms: number }[];
}

declare global {
  var watched: Watched;
}

/** Makes every page that is opened in this tab from now on note when it became usable and what held it up. */
export async function watchPage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.watched = { rowsAt: null, hitAt: null, foundAt: null, longTasks: [] };
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        globalThis.watched.longTasks.push({ at: Math.round(startTime), ms: Math.round(duration) });
    }).observe({ type: 'longtask', buffered: true });
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[role="list"] a[href]')) return;
      globalThis.watched.rowsAt = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
    new MutationObserver((_, observer) => {
      if (!document.querySelector('.result mark')) return;
      globalThis.watched.hitAt ??= performance.now();
      if (!/^[\d,]+ conversations?$/.test(document.querySelector('[role="status"]')?.textContent ?? ''))
        return;
      globalThis.watched.foundAt = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
}

/** Memory of the page after a garbage collection, in MB: its objects and what they hold outside. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return Math.round((usedSize + embedderHeapUsedSize + backingStorageSize) / 1e6);
}
