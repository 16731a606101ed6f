import type { LifeboatChromium } from '../../support/launch-chromium';
import { expect, test } from '../lifeboat';

const CONVERSATIONS = 10_000;
const OPENINGS = 9;
const MOST_TIMES_THE_SIMPLEST = 2;

test('the popup paints what it knows within 100 ms, with 10,000 conversations and a worker asleep, and nothing moves', async ({
  lifeboat,
}) => {
  const first = await lifeboat.open('popup.html');
  await first.getByRole('heading', { level: 1 }).waitFor();
  await first.evaluate(fillArchive, CONVERSATIONS);
  await first.close();

  const paints: number[] = [];
  const baseline: number[] = [];
  const shifts: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening++) {
    baseline.push(await paintOf(lifeboat, 'welcome.html'));
    await lifeboat.killWorker();
    const page = await lifeboat.context.newPage();
    await page.setViewportSize({ width: 400, height: 600 });
    await page.addInitScript(watchPainting);
    await page.goto(lifeboat.address('popup.html'));
    await expect(page.getByText('10,000 conversations on this computer')).toBeVisible();
    await page.waitForFunction(() => performance.now() > 1_200);
    const seen = await page.evaluate(() => (globalThis as unknown as { painting: Painting }).painting);
    paints.push(seen.final);
    shifts.push(seen.shift);
    await page.close();
  }
  const [median, simplest] = [medianOf(paints), medianOf(baseline)];
  console.log(
    `  final content after ${Math.round(median)} ms (median of ${OPENINGS}; the simplest page of ours: ${Math.round(simplest)} ms); layout shift ${Math.max(...shifts)}`,
  );
  // A machine that needs long for the simplest page is busy with something else.
  expect(median).toBeLessThanOrEqual(Math.max(100, simplest * MOST_TIMES_THE_SIMPLEST));
  expect(Math.max(...shifts)).toBe(0);
});

/** First paint of a page that asks for nothing, ms since navigation. */
async function paintOf(lifeboat: LifeboatChromium, name: string): Promise<number> {
  const page = await lifeboat.open(name);
  const paint = await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  );
  const at = (await paint.jsonValue()) ?? Number.NaN;
  await page.close();
  return at;
}

function medianOf(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

interface Painting {
  /** When the heading, the status and the backup first stood in the page, ms since navigation. */
  final: number;
  shift: number;
}

function watchPainting(): void {
  const painting = { final: 0, shift: 0 };
  Object.assign(globalThis, { painting });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) painting.shift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  new MutationObserver((_changes, observer) => {
    if (!/\d conversations on this computer/.test(document.body?.textContent ?? '')) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      painting.final = performance.now();
    });
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

function fillArchive(count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('lifeboat');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction('heads', 'readwrite');
      const heads = transaction.objectStore('heads');
      for (let index = 0; index < count; index++)
        heads.put({
          ...{ account: 'account', conversationId: `conversation-${index}`, title: `Conversation ${index}` },
          ...{
            createdAt: index,
            updatedAt: index,
            recentAt: index,
            keptAt: index,
            project: null,
            archived: false,
          },
          ...{ messages: 12, partialBecause: null, source: 'page', currentSeq: 1, revisions: 1 },
          ...{ deletedAt: null, derivedBy: 1 },
        });
      transaction.oncomplete = () => {
        database.close();
        resolve();
      };
      transaction.onerror = () => reject(transaction.error);
    };
  });
}
