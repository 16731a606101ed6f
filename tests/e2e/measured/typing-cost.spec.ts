import { expect, test } from '../lifeboat';

const LENGTH = 20_000;
const KEYSTROKES = 200;

/** What our script costs the page per keystroke: the listeners it has added, run by the browser's own input pipeline. */
test('a keystroke in a draft of 20,000 characters costs our script at most a millisecond', async ({
  chatgpt,
}) => {
  await chatgpt.open();
  await chatgpt.composer.waitFor();
  const line = 'How do lighthouses keep their rhythm, and who writes it down? ';
  const draft = line.repeat(LENGTH / line.length + 1).slice(0, LENGTH);
  await chatgpt.composer.evaluate((field, text) => {
    const lines = text.match(/.{1,400}/g) ?? [];
    field.replaceChildren(
      ...lines.map((words) => Object.assign(document.createElement('p'), { textContent: words })),
    );
    (field as HTMLElement).focus();
    getSelection()?.selectAllChildren(field);
    getSelection()?.collapseToEnd();
  }, draft);

  // Time in functions of our content script, keystroke by keystroke, as the browser's own profiler counts it.
  const session = await chatgpt.page.context().newCDPSession(chatgpt.page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 100 });
  const costs: number[] = [];
  for (let stroke = 0; stroke < KEYSTROKES; stroke += 20) {
    await session.send('Profiler.start');
    for (let key = 0; key < 20; key++) await chatgpt.page.keyboard.insertText('x');
    const { profile } = await session.send('Profiler.stop');
    const ours = new Set(
      profile.nodes
        .filter(({ callFrame }) => callFrame.url.startsWith('chrome-extension://'))
        .map(({ id }) => id),
    );
    const spent = (profile.samples ?? []).reduce(
      (sum, id, index) => sum + (ours.has(id) ? (profile.timeDeltas?.[index] ?? 0) : 0),
      0,
    );
    costs.push(spent / 1000 / 20);
  }
  costs.sort((a, b) => a - b);
  const [p50 = 0, p95 = 0] = [0.5, 0.95].map((share) => costs[Math.floor(costs.length * share)]);
  console.log(
    `  per keystroke at ${LENGTH} characters: median ${p50.toFixed(3)} ms, p95 ${p95.toFixed(3)} ms`,
  );
  expect(p95).toBeLessThanOrEqual(1);
});
