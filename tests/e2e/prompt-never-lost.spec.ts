import type { Page } from '@playwright/test';
import type { Draft } from '../../lib/drafts/draft';
import { CASES_SEED } from '../support/random-cases';
import { expect, test } from './lifeboat';
import { ChatgptPage } from './pages/chatgpt';

const SEQUENCES = 30;
const STEPS = 7;
const UIS = ['classic', 'list', 'renderer'] as const;

/** A small generator of its own, so that a sequence that failed fails again. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Closes the tab as a crash does: nothing of the page runs any more. */
async function kill(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

test(`no character is lost over ${SEQUENCES} random sequences of typing, errors, reloads and crashes`, async ({
  lifeboat,
  simulator,
}) => {
  test.setTimeout(240_000);
  const startedAt = Date.now();
  const random = randomFrom(CASES_SEED);
  const kept = async () => Object.values(await lifeboat.drafts());
  const isKept = (drafts: Draft[], text: string) =>
    drafts.some((draft) => draft.answer === undefined && draft.text.includes(text));
  simulator.chatgpt.set({ pieceDelay: 0 });
  /** From the last key to the copy, ms; that of a machine that was held up says nothing. */
  const waits: number[] = [];
  let characters = 0;
  let kills = 0;

  for (let sequence = 0; sequence < SEQUENCES; sequence++) {
    await lifeboat.forgetDrafts();
    const ui = UIS[sequence % UIS.length] ?? 'classic';
    simulator.chatgpt.set({ ui });
    let chatgpt = await ChatgptPage.prepare(await lifeboat.context.newPage());
    await chatgpt.open();
    await chatgpt.composer.waitFor();
    /** Typed at least a second ago, or sent; and not arrived. */
    const owed = new Set<string>();
    const arrived: string[] = [];
    let typed = '';
    const written = async (text: string) => {
      const typedAt = Date.now();
      await expect.poll(async () => isKept(await kept(), text), { intervals: [100] }).toBe(true);
      waits.push(Date.now() - typedAt);
      characters += text.length;
    };

    for (let step = 0; step < STEPS; step++) {
      const does = ['type', 'type', 'fail', 'arrive', 'reload', 'kill', 'empty'][random(7)];
      if (does === 'type') {
        const words = ` s${sequence}-${step} ${'tide '.repeat(1 + random(8)).trim()}`;
        await chatgpt.composer.press('End');
        await chatgpt.composer.pressSequentially(words);
        typed = (await chatgpt.written()).trim();
        await written(typed);
      } else if (typed === '') continue;
      else if (does === 'fail' || does === 'arrive') {
        if (does === 'fail') simulator.chatgpt.fail('generation-500');
        await chatgpt.composer.press('Enter');
        const end =
          does === 'fail'
            ? chatgpt.errorCard
            : chatgpt.page.locator('form.composer button.send[type="submit"]');
        await end.last().waitFor();
        simulator.chatgpt.recover();
        if (does === 'fail') owed.add(typed);
        else {
          arrived.push(typed);
          owed.delete(typed);
          await expect.poll(async () => isKept(await kept(), typed)).toBe(false);
        }
        typed = '';
      } else {
        owed.add(typed);
        typed = '';
        if (does === 'empty')
          await chatgpt.composer.evaluate((field) => {
            if (field instanceof HTMLTextAreaElement) field.value = '';
            else field.replaceChildren(document.createElement('p'));
          });
        else {
          await chatgpt.page.evaluate(() => localStorage.clear());
          if (does === 'kill') {
            kills++;
            await kill(chatgpt.page);
            chatgpt = await ChatgptPage.prepare(await lifeboat.context.newPage());
          }
          await chatgpt.open();
          await chatgpt.composer.waitFor();
        }
      }
      const drafts = await kept();
      for (const text of owed)
        expect(isKept(drafts, text), `${ui}, sequence ${sequence}, after "${does}": ${text}`).toBe(true);
    }
    const drafts = await kept();
    for (const text of arrived)
      if (!owed.has(text))
        expect(drafts.filter((draft) => draft.text.trim() === text && draft.answer === undefined)).toEqual(
          [],
        );
    await chatgpt.page.close();
  }
  const wait = waits.toSorted((a, b) => a - b)[Math.floor(waits.length / 2)];
  expect(wait).toBeLessThanOrEqual(1_000);
  console.log(
    `  ${SEQUENCES} sequences in ${Math.round((Date.now() - startedAt) / 1000)} s: ${characters} characters checked, ${kills} crashes, 0 lost; kept after ${wait} ms (median)`,
  );
});
