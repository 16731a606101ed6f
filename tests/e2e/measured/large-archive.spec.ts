import type { Page } from '@playwright/test';
import { fillArchive } from '../../support/fill-archive';
import { RARE } from '../../support/many-messages';
import { heapOf, watchPage } from '../../support/watch-page';
import { expect, test } from '../lifeboat';

/**
 * What was promised for 10,000 conversations of 10,000 characters (`ARCHIVE_SIZE=10000` measures it): list usable within 300 ms, first
 * hits within 500 ms cold and 50 ms warm, all of them within 1.5 s cold, at most 300 MB. A machine that is busy with other tests is
 * slower: the limits here grow with the time that plain reading of the same rows takes in the same page.
 */
const COUNT = Number(process.env.ARCHIVE_SIZE ?? 2000);
const MESSAGES = 20;
const CHARACTERS = 500;
/** 100 MB took an idle machine with two cores a second, and take half of it since they are kept in bytes (measured 2026-11). */
const READING_MS_PER_CHARACTER = 500 / 100_000_000;

interface SearchTimes {
  firstMs: number;
  completeMs: number;
}

/** Types into the search box and waits for the last result; times of the first and of the last one. */
function search(page: Page, typed: string): Promise<SearchTimes> {
  return page.evaluate((typed) => {
    const box = document.querySelector<HTMLInputElement>('[role="searchbox"]');
    const status = document.querySelector('[role="status"]');
    if (!box || !status) throw new Error('This is not the archive.');
    const startedAt = performance.now();
    let firstMs = Number.NaN;
    return new Promise<SearchTimes>((resolve) => {
      const look = () => {
        const row = document.querySelector('.result');
        if (row?.querySelector('mark') && Number.isNaN(firstMs)) firstMs = performance.now() - startedAt;
        const done = /conversations?$/.test(status.textContent ?? '');
        if (done && !Number.isNaN(firstMs)) {
          observer.disconnect();
          resolve({ firstMs: Math.round(firstMs), completeMs: Math.round(performance.now() - startedAt) });
        }
      };
      const observer = new MutationObserver(look);
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      box.value = typed;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }, typed);
}

/** Milliseconds it takes to read all search texts and do nothing with them. */
function plainReading(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('lifeboat');
      opening.onsuccess = () => resolve(opening.result);
    });
    const startedAt = performance.now();
    let start: IDBValidKey[] = [];
    for (let rows = 1; rows > 0; ) {
      const store = database.transaction('searchText').objectStore('searchText');
      const batch = await new Promise<{ account: string; conversationId: string }[]>((resolve) => {
        const reading = store.getAll(IDBKeyRange.lowerBound(start, true), 100);
        reading.onsuccess = () => resolve(reading.result);
      });
      rows = batch.length;
      const last = batch.at(-1);
      if (last) start = [last.account, last.conversationId];
    }
    database.close();
    return performance.now() - startedAt;
  });
}

test(`an archive of ${COUNT} conversations is a list at once and is searched while one types`, async ({
  openArchive,
}) => {
  // Filling it takes longest.
  test.setTimeout(120_000 + COUNT * 60);
  const archive = await openArchive();
  const { page } = archive;
  const size = { count: COUNT, messages: MESSAGES, characters: CHARACTERS };
  await fillArchive(
    page,
    ({ count, messages, characters }: typeof size) => globalThis.filler.keepMany(count, messages, characters),
    size,
  );
  await watchPage(page);

  const address = page.url();
  await page.reload();
  await expect(archive.listStatus).toHaveText(`${COUNT.toLocaleString('en')} conversations`);
  const { rowsAt, longTasks } = await page.evaluate(() => globalThis.watched);
  const cold = await search(page, RARE);
  await expect(archive.listStatus).toHaveText(`${COUNT / 100} conversations`);
  const warm = await search(page, `${RARE} came`);
  const readingMs = await plainReading(page);
  const memoryMb = await heapOf(page);
  const slower = Math.max(1, readingMs / (COUNT * MESSAGES * CHARACTERS * READING_MS_PER_CHARACTER));
  // Sent here with a search, by a link: there is no list yet when it begins.
  await page.goto('about:blank');
  await page.goto(`${address}?q=${RARE}`);
  await page.waitForFunction(() => globalThis.watched.foundAt !== null);
  const { hitAt, foundAt } = await page.evaluate(() => globalThis.watched);
  const linked = { firstMs: Math.round(hitAt ?? Number.NaN), completeMs: Math.round(foundAt ?? Number.NaN) };
  const figures = {
    rowsAt,
    cold,
    warm,
    linked,
    readingMs: Math.round(readingMs),
    slower,
    memoryMb,
    longTasks,
  };
  console.log(`archive of ${COUNT}: ${JSON.stringify(figures)}`);

  expect(rowsAt).toBeLessThan(300 * slower);
  expect(cold.firstMs).toBeLessThan(500 * slower);
  // The first reading shares the disk with the tidying up that follows so much writing: it takes up to twice as long as a later one.
  expect(cold.completeMs).toBeLessThan(Math.max(500, (1_500 * COUNT) / 10_000) * slower);
  expect(linked.firstMs).toBeLessThan(500 * slower);
  // The page itself has to open, too.
  expect(linked.completeMs).toBeLessThan(Math.max(1_000, (1_500 * COUNT) / 10_000) * slower);
  expect(warm.firstMs).toBeLessThan(50 * slower);
  expect(memoryMb).toBeLessThan(300);
});
