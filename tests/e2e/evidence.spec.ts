import type { Evidence, PageEvidence } from '../../lib/evidence/evidence';
import type { LifeboatChromium } from '../support/launch-chromium';
import { expect, test } from './lifeboat';

/** What the background was told of the page, as it stands in the recording. */
async function seen(lifeboat: LifeboatChromium): Promise<PageEvidence[]> {
  const [, { recording = [] }] = JSON.parse(await lifeboat.storedText()) as [
    unknown,
    { recording?: Evidence[] },
  ];
  return recording.filter((one): one is PageEvidence => 'tab' in one && one.kind !== 'tab');
}

/** Short names of everything that is or tells of a failure, each once, as "503 generation", "cut", "error in turn". */
async function failures(lifeboat: LifeboatChromium): Promise<string[]> {
  return [...new Set((await seen(lifeboat)).flatMap(nameOf))].sort();
}

function nameOf(one: PageEvidence): string[] {
  switch (one.kind) {
    case 'response':
      return one.status >= 400 ? [`${one.status} ${one.route}`] : [];
    case 'request-failed':
      return [`${one.reason} ${one.route}`];
    case 'generation':
      return one.outcome === 'done' ? [] : [one.outcome];
    case 'page-error':
      return [`error in ${one.where}`];
  }
}

const answersDone = async (lifeboat: LifeboatChromium) =>
  (await seen(lifeboat)).filter((one) => one.kind === 'generation' && one.outcome === 'done').length;

test.describe('an answer that fails', () => {
  test('cut in the middle: one cut and one card of one action', async ({
    simulator,
    lifeboat,
    chatgpt,
    openPopup,
  }) => {
    simulator.chatgpt.set({ patience: { silence: 60_000, resumeTries: 1, pollDelay: 300, pollRounds: 1 } });
    await chatgpt.open();
    await chatgpt.chat('Hello');
    simulator.chatgpt.fail('stream-cut', { times: 1 });
    await chatgpt.send('Tell me more');
    await expect.poll(() => failures(lifeboat), { timeout: 30_000 }).toContain('cut');
    await expect.poll(() => failures(lifeboat)).toEqual(['404 generation', 'cut', 'error in turn']);
    const own = (await seen(lifeboat)).filter(
      (one) => one.kind === 'generation' || one.kind === 'page-error',
    );
    expect(new Set(own.slice(1).map(({ action }) => action)).size).toBe(1);
    await expect(chatgpt.warning.element).toHaveAttribute('data-verdict', 'degraded');
    const popup = await openPopup();
    await popup.expectVerdict('operational');
  });

  test('cut, and resumed by the page: done, and no failure at all', async ({
    simulator,
    lifeboat,
    chatgpt,
  }) => {
    await chatgpt.open();
    simulator.chatgpt.fail('stream-cut-resumable', { times: 1 });
    await chatgpt.chat('Hello');
    await expect.poll(() => answersDone(lifeboat)).toBe(1);
    expect(await failures(lifeboat)).toEqual([]);
    await expect(chatgpt.warning.element).toHaveCount(0);
  });

  test('reset before any header: no response', async ({ simulator, lifeboat, chatgpt }) => {
    await chatgpt.open();
    await chatgpt.chat('Hello');
    simulator.chatgpt.fail('send-reset', { times: 1 });
    await chatgpt.send('Hello?');
    await expect.poll(() => failures(lifeboat)).toEqual(['error in turn', 'no-response generation']);
  });

  test('an error event in the stream: cut', async ({ simulator, lifeboat, chatgpt }) => {
    await chatgpt.open();
    simulator.chatgpt.fail('stream-error', { times: 1 });
    await chatgpt.send('Hello');
    await expect.poll(() => failures(lifeboat)).toEqual(['cut', 'error in turn']);
  });

  test('silent until the page gives up: stalled', async ({ simulator, lifeboat, chatgpt }) => {
    test.setTimeout(150_000);
    simulator.chatgpt.set({ patience: { silence: 60_000, resumeTries: 0, pollDelay: 300, pollRounds: 1 } });
    await chatgpt.open();
    simulator.chatgpt.fail('stream-stall');
    await chatgpt.send('Hello');
    await expect.poll(() => failures(lifeboat), { timeout: 90_000 }).toContain('stalled');
  });
});

test.describe('what the user does', () => {
  test.beforeEach(async ({ simulator, chatgpt }) => {
    await chatgpt.open();
    await chatgpt.chat('Hello');
    simulator.chatgpt.set({ pieceDelay: 500 });
    await chatgpt.send('Tell me a long story');
    await chatgpt.answers.nth(1).waitFor();
  });

  test('Stop is told as what it is', async ({ lifeboat, chatgpt }) => {
    await chatgpt.page.locator('form.composer button.send[type="button"]').click();
    await expect.poll(() => failures(lifeboat)).toEqual(['stopped-by-user']);
    await expect(chatgpt.warning.element).toHaveCount(0);
  });

  const WAYS: Record<string, (chatgpt: { page: import('@playwright/test').Page }) => Promise<unknown>> = {
    'a reload': ({ page }) => page.reload(),
    'another page': ({ page }) => page.goto('https://chatgpt.com/'),
    'another conversation': ({ page }) => page.locator('nav a[href^="/c/"]').last().click(),
    'a closed tab': ({ page }) => page.close(),
  };
  for (const [name, leave] of Object.entries(WAYS)) {
    test(`${name} in the middle of an answer is no evidence`, async ({
      simulator,
      lifeboat,
      chatgpt,
      openPopup,
    }) => {
      await leave(chatgpt);
      simulator.chatgpt.set({ pieceDelay: 25 });
      const popup = await openPopup();
      await popup.expectVerdict('operational');
      // What dies with a page is held back for half a second; a new answer shows that this is over.
      const next = await lifeboat.context.newPage();
      await next.goto('https://chatgpt.com/');
      await next.locator('form.composer .editor:visible').fill('And now?');
      await next.keyboard.press('Enter');
      await expect.poll(() => answersDone(lifeboat)).toBeGreaterThanOrEqual(2);
      expect(await failures(lifeboat)).toEqual([]);
      await popup.expectVerdict('operational');
    });
  }
});

test.describe('what is no outage', () => {
  test('telemetry that fails all the time is not even told', async ({
    simulator,
    lifeboat,
    chatgpt,
    openPopup,
  }) => {
    simulator.chatgpt.fail('telemetry-down');
    await chatgpt.open();
    await chatgpt.chat('Hello');
    await chatgpt.chat('Hello again');
    await expect.poll(() => answersDone(lifeboat)).toBe(2);
    expect(await failures(lifeboat)).toEqual([]);
    await (await openPopup()).expectVerdict('operational');
  });

  test('a script that is gone after a new version is no failure', async ({
    simulator,
    lifeboat,
    chatgpt,
    openPopup,
  }) => {
    await chatgpt.open();
    await chatgpt.chat('Hello');
    simulator.chatgpt.fail('asset-404');
    await chatgpt.open();
    await chatgpt.page.waitForLoadState('networkidle');
    const popup = await openPopup();
    await popup.expectVerdict('operational');
    expect((await failures(lifeboat)).filter((name) => name !== '404 asset')).toEqual([]);
    await expect(chatgpt.warning.element).toHaveCount(0);
  });

  test('a block by the edge is told as the refusal it is, and no outage', async ({
    simulator,
    lifeboat,
    chatgpt,
    openPopup,
  }) => {
    simulator.chatgpt.fail('blocked');
    await chatgpt.open();
    const popup = await openPopup();
    await expect.poll(() => failures(lifeboat)).toEqual(['403 document', 'error in full-page']);
    await popup.expectVerdict('challenge');
  });

  test('too many requests are the account’s', async ({ simulator, chatgpt, openPopup }) => {
    await chatgpt.open();
    await chatgpt.composer.waitFor();
    simulator.chatgpt.fail('too-many-requests');
    await chatgpt.send('Hello');
    const popup = await openPopup();
    await popup.expectVerdict('account');
    await expect(chatgpt.warning.element).toHaveAttribute('data-verdict', 'account');
  });
});
