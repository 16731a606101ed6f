import type { Page } from '@playwright/test';
import { fillArchive } from '../../support/fill-archive';
import { RARE } from '../../support/many-messages';
import { traceTasks } from '../../support/trace-tasks';
import { expect, test } from '../lifeboat';

/**
 * What was promised for 3,000 messages: open within 500 ms, and no task over 50 ms while it is scrolled. Both in processor time of the
 * page, which is what a machine that does nothing else needs.
 */
const MESSAGES = 3_000;
const CHARACTERS = 400;
const NUMBER = 100;

const lastMessage = `${NUMBER}-${MESSAGES - 1}`;

async function withLongConversation(page: Page): Promise<string> {
  const size = { from: NUMBER, messages: MESSAGES, characters: CHARACTERS };
  await fillArchive(
    page,
    ({ from, messages, characters }: typeof size) => globalThis.filler.keepOne(from, messages, characters),
    size,
  );
  return page.evaluate(() => globalThis.filler.idOf(100));
}

/** Clicks the conversation in the list; ms until its last visible message is drawn, not merely there. */
function open(page: Page): Promise<number> {
  return page.evaluate(() => {
    const row = document.querySelector<HTMLElement>('[role="list"] a[href]');
    if (!row) throw new Error('The list is empty.');
    const startedAt = performance.now();
    return new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector('.message .markdown')) return;
        observer.disconnect();
        // The frame after this one shows it.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - startedAt)));
      });
      observer.observe(document.body, { childList: true, subtree: true });
      row.click();
    });
  });
}

/** Scrolls through everything as a person does: line by line first, then in great leaps. */
async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const pane = document.querySelector('.reader');
    if (!pane) throw new Error('Nothing is open.');
    for (let frame = 0; frame < 240; frame++) {
      pane.scrollBy(0, frame < 200 ? 250 : 9_000);
      await new Promise(requestAnimationFrame);
    }
  });
}

test('a conversation of 3,000 messages opens at once, scrolls smoothly and can be searched like any page', async ({
  openArchive,
}) => {
  const archive = await openArchive();
  const { page } = archive;
  const id = await withLongConversation(page);
  await page.reload();
  await archive.rows.first().waitFor();

  let openMs = Number.NaN;
  const opening = await traceTasks(page, async () => {
    openMs = await open(page);
  });
  // The browser's own search finds what is not drawn yet.
  expect(await page.evaluate(`window.find(${JSON.stringify(RARE)})`)).toBe(true);
  await page.evaluate(() => document.querySelector('.reader')?.scrollTo(0, 0));
  const scrolling = await traceTasks(page, () => scrollThrough(page));
  console.log(
    `3,000 messages: open after ${Math.round(openMs)} ms, of which the page worked ${opening.total} ms ` +
      `(longest tasks ${opening.longest.slice(0, 3).join(', ')} ms); longest tasks while scrolling ${scrolling.longest.join(', ')} ms`,
  );
  expect(opening.total).toBeLessThan(500);
  expect(scrolling.longest[0]).toBeLessThan(50);

  await page.goto(`${page.url().split('#')[0]}#/c/${id}?message=${lastMessage}`);
  await page.reload();
  const last = page.locator(`[data-message="${lastMessage}"]`);
  await expect(last).toBeInViewport();
  await expect(last).toContainText(RARE);
  await expect(last).toBeFocused();
});
