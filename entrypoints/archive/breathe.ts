/** Long enough to get something done, short enough for two in a row not to make a long task. In ms. */
const TURN_MS = 16;

/**
 * A function that lets the page draw and take input when work has gone on for long enough, and otherwise returns at once: every
 * real pause costs the work up to a frame (`scheduler`: Chrome 94, Firefox 142).
 */
export function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN_MS) return;
    await scheduler.postTask(() => {}, { priority: 'user-visible' });
    since = performance.now();
  };
}
