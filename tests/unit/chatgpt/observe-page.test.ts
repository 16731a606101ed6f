// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { observePage, type PageError } from '../../../lib/chatgpt/observe-page';
import { openPage, PAGES, show } from './captured-page';

const lives: AbortController[] = [];
afterEach(() => {
  for (const life of lives.splice(0)) life.abort();
});

/** Mutations are told in a microtask of their own. */
const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

function watch(state: { action?: string } = {}) {
  const errors: PageError[] = [];
  const finished: true[] = [];
  const life = new AbortController();
  lives.push(life);
  observePage({
    document,
    signal: life.signal,
    afterPaint: (act) => act(),
    hasBox: (element) => !element.closest('.sr-only, [hidden]'),
    currentAction: () => state.action,
    onError: (error) => errors.push(error),
    onFinished: () => finished.push(true),
  });
  return { errors, finished, stop: () => life.abort() };
}

const GENERATING =
  'Something went wrong while generating the response. If this issue persists please contact us through our help center at help.openai.com.';
const WRONG =
  'Something went wrong. If this issue persists please contact us through our help center at help.openai.com.';

describe.each(Object.entries(PAGES))('on the %s page', (_, page) => {
  it.each([
    ['card', { where: 'turn', text: GENERATING }],
    ['unknown-card', { where: 'turn', text: 'Beim Generieren der Antwort ist ein Fehler aufgetreten.' }],
    ['recovery-alert', { where: 'turn', text: 'ChatGPT stream recovery polling timed out' }],
    ['alert-above-thread', { where: 'turn', text: 'Message delivery timed out. Please try again.' }],
    ['composer-error', { where: 'dialog', text: 'There was an error generating a response' }],
    ['toast', { where: 'toast', text: WRONG }],
    [
      'dialog',
      {
        where: 'dialog',
        text: "Something went wrong We're sorry, but something went wrong. Please try again later.",
      },
    ],
  ])('sees the %s', async (piece, error) => {
    openPage(page);
    const { errors } = watch();
    show(piece);
    await settle();
    expect(errors).toEqual([error]);
  });

  it('sees the rate-limit modal', async () => {
    openPage(page);
    const { errors } = watch();
    show('rate-limit');
    await settle();
    expect(errors).toMatchObject([{ where: 'dialog', text: expect.stringContaining('Too many requests') }]);
  });

  it.each([
    'answer',
    'stale-card',
    'recovery',
    'finished',
    'unknown-alert',
    'good-toast',
    'menu',
    'other-extension',
    'live-region',
  ])('takes the %s for no error', async (piece) => {
    openPage(page);
    const { errors } = watch();
    show(piece);
    await settle();
    expect(errors).toEqual([]);
  });

  it('takes an unknown alert above the thread for an error while a send is open', async () => {
    openPage(page);
    const { errors } = watch({ action: 'send-1' });
    show('unknown-alert');
    await settle();
    expect(errors).toEqual([{ where: 'turn', text: 'Nachricht nicht zugestellt.' }]);
  });

  it('sees what stood there before it came', async () => {
    openPage(page);
    show('card');
    const { errors } = watch();
    await settle();
    expect(errors).toEqual([{ where: 'turn', text: GENERATING }]);
  });

  it('tells the same card once, however often it is drawn in one go', async () => {
    openPage(page);
    const { errors } = watch();
    const card = show('card');
    await settle();
    for (const node of card) node.remove();
    show('card');
    await settle();
    expect(errors).toHaveLength(1);
  });

  it('tells the same words twice when the user tried twice', async () => {
    openPage(page);
    const state = { action: 'send-1' };
    const { errors } = watch(state);
    const card = show('card');
    await settle();
    for (const node of card) node.remove();
    await settle();
    state.action = 'send-2';
    show('card');
    await settle();
    expect(errors).toHaveLength(2);
  });

  it('tells once what scrolls out and in again', async () => {
    openPage(page);
    const { errors } = watch({ action: 'send-1' });
    const card = show('card');
    await settle();
    for (const node of card) node.remove();
    await settle();
    show('card');
    await settle();
    expect(errors).toHaveLength(1);
  });

  it('tells that the last answer is finished', async () => {
    openPage(page);
    const { finished } = watch();
    show('finished');
    await settle();
    expect(finished.length).toBeGreaterThan(0);
  });

  it('says nothing any more once it is stopped', async () => {
    openPage(page);
    const { errors, stop } = watch();
    stop();
    show('card');
    await settle();
    expect(errors).toEqual([]);
  });

  it('takes a card without a box for none', async () => {
    openPage(page);
    const { errors } = watch();
    for (const node of show('card')) if (node instanceof HTMLElement) node.hidden = true;
    await settle();
    expect(errors).toEqual([]);
  });
});

describe('on the classic page', () => {
  it.each([
    ['history', { where: 'dialog', text: 'Unable to load history' }],
    ['conversation-box', { where: 'dialog', text: 'Could not load this ChatGPT conversation' }],
    [
      'session',
      { where: 'dialog', text: 'Your session has expired Please log in again to continue using the app.' },
    ],
    ['rate-limit-in-korean', { where: 'dialog', text: 'Too many requests' }],
  ])('sees the %s', async (piece, error) => {
    openPage(PAGES.classic);
    const { errors } = watch();
    show(piece);
    await settle();
    expect(errors).toEqual([error]);
  });

  it.each(['policy-card', 'other-dialog'])('takes the %s for no error', async (piece) => {
    openPage(PAGES.classic);
    const { errors } = watch();
    show(piece);
    await settle();
    expect(errors).toEqual([]);
  });

  it.each([
    ['upload-toast', 'Unable to upload'],
    ['load-toast', 'Unable to load conversation'],
  ])('leaves names and ids out of the %s', async (piece, text) => {
    openPage(PAGES.classic);
    const { errors } = watch();
    show(piece);
    await settle();
    expect(errors).toEqual([{ where: 'toast', text }]);
  });

  it('sees the error page in place of everything', async () => {
    openPage(PAGES.classic);
    const { errors } = watch();
    document.querySelector('#thread')?.remove();
    document.querySelector('#thread-bottom-container')?.remove();
    show('boundary');
    await settle();
    expect(errors).toEqual([
      { where: 'full-page', text: 'Oops, an error occurred! Route Error (500 Internal Server Error): {}' },
    ]);
  });

  it('sees a recovery turn into an error without a new element', async () => {
    openPage(PAGES.classic);
    const { errors } = watch();
    const [notice] = show('recovery');
    await settle();
    (notice as HTMLElement).className = 'text-token-text-error';
    const words = (notice as HTMLElement).querySelector('p');
    if (words) words.textContent = 'Error in message stream';
    await settle();
    expect(errors).toEqual([{ where: 'turn', text: 'Error in message stream' }]);
  });

  it('ignores a card in a turn that is not the last one, though the last one is not mounted', async () => {
    openPage(PAGES.classic);
    const { errors } = watch();
    show('unmounted-turn');
    show('card');
    await settle();
    expect(errors).toEqual([]);
  });

  it('finds an error among thousands of new elements', async () => {
    openPage(PAGES.classic);
    const { errors } = watch();
    for (let count = 0; count < 2_000; count++) document.body.append(document.createElement('div'));
    show('card');
    await settle();
    expect(errors).toHaveLength(1);
  });

  it('tells two toasts with the same words as two', async () => {
    openPage(PAGES.classic);
    const { errors } = watch();
    show('toast');
    await settle();
    show('toast');
    await settle();
    expect(errors).toHaveLength(2);
  });
});
