/**
 * A function that does `work` at once, and when it was called again meanwhile, once more after a pause: for three times as long as the
 * work took, the page belongs to whoever uses it. It must not reject.
 */
export function calmly(work: () => Promise<unknown>): () => void {
  let isBusy = false;
  let isAsked = false;
  const begin = async () => {
    isBusy = true;
    isAsked = false;
    const startedAt = performance.now();
    await work();
    const rest = 3 * (performance.now() - startedAt);
    setTimeout(() => {
      isBusy = false;
      if (isAsked) void begin();
    }, rest);
  };
  return () => {
    isAsked = true;
    if (!isBusy) void begin();
  };
}
