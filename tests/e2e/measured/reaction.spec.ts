import type { LifeboatChromium } from '../../support/launch-chromium';
import { expect, test } from '../lifeboat';
import { ChatgptPage } from '../pages/chatgpt';

const RUNS = 20;
const ERRORS = [
  { error: 'error-card', watched: '.error-card' },
  { error: 'toast', watched: '[data-testid="toast-error"]' },
] as const;
const BARS = { awake: 250, asleep: 1000 };

/** The value that 95 of 100 stay below or at. */
function p95(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
}

function report(what: string, times: number[]): number {
  const sorted = times.toSorted((a, b) => a - b).map(Math.round);
  const bar = Math.round(p95(times));
  console.log(
    `  ${what}: p95 ${bar} ms (median ${sorted[Math.floor(RUNS / 2)]}, worst ${sorted.at(-1)}, ${RUNS} runs)`,
  );
  return bar;
}

/** ChatGPT in every one of the tabs, and a background that has seen nothing of what went before: no failure adds to the last. */
async function startAnew(lifeboat: LifeboatChromium, tabs: ChatgptPage[]): Promise<void> {
  // A page that is still open would tell a forgetful background of what it saw.
  for (const { page } of tabs) await page.goto('about:blank');
  await lifeboat.forget();
  for (const tab of tabs) {
    await tab.open();
    await tab.composer.waitFor();
    await tab.page.locator('nav a[href^="/c/"]').first().waitFor();
  }
}

/** A background that has nothing else to do, or none at all. */
const PREPARE = {
  awake: async (lifeboat: LifeboatChromium) => void (await lifeboat.toolbarButton()),
  asleep: (lifeboat: LifeboatChromium) => lifeboat.killWorker(),
};

for (const state of ['awake', 'asleep'] as const) {
  // A card follows an answer that failed, which is seen before it; a toast is all there is to see.
  for (const { error, watched } of ERRORS) {
    test(`the worker ${state}: from the ${error} on the page to the quiet line`, async ({
      simulator,
      lifeboat,
    }) => {
      test.setTimeout(240_000);
      simulator.chatgpt.set({ pieceDelay: 0 });
      const chatgpt = await ChatgptPage.prepare(await lifeboat.context.newPage(), watched);
      const times: number[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        await startAnew(lifeboat, [chatgpt]);
        await PREPARE[state](lifeboat);
        simulator.chatgpt.fail(error, { times: 1 });
        if (error === 'error-card') await chatgpt.send('Hello');
        times.push(await chatgpt.reaction());
        simulator.chatgpt.recover();
      }
      expect(report(`${error} → quiet line, ${state}`, times)).toBeLessThanOrEqual(BARS[state]);
    });
  }

  test(`the worker ${state}: from the failure that tips the verdict to the alert`, async ({
    simulator,
    lifeboat,
    chatgpt,
  }) => {
    test.setTimeout(240_000);
    const other = await ChatgptPage.prepare(await lifeboat.context.newPage());
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      simulator.chatgpt.recover();
      await startAnew(lifeboat, [chatgpt, other]);
      simulator.chatgpt.fail('error-card');
      await other.send('Hello');
      await other.reaction();
      await expect.poll(lifeboat.toolbarButton).toMatchObject({ badge: '~' });
      await PREPARE[state](lifeboat);
      await chatgpt.send('Hello');
      times.push(await chatgpt.reaction('alert'));
    }
    expect(report(`tipping failure → alert, ${state}`, times)).toBeLessThanOrEqual(BARS[state]);
  });
}
