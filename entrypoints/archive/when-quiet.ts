/** What shows that somebody is at work on the page. */
const DOINGS = ['keydown', 'pointerdown', 'wheel', 'focus'] as const;

/**
 * Does `work` once, as soon as nobody has done anything on the page for `quietMs` and the browser has nothing else to do. Its signal
 * aborts when the page closes; closed before that, it is never begun.
 */
export function whenQuiet(quietMs: number, work: (signal: AbortSignal) => unknown): void {
  const closing = new AbortController();
  const { signal } = closing;
  const waiting = new AbortController();
  const heard = { capture: true, passive: true, signal: AbortSignal.any([signal, waiting.signal]) };
  let timer: ReturnType<typeof setTimeout>;
  let idle = 0;
  const wait = () => {
    clearTimeout(timer);
    cancelIdleCallback(idle);
    timer = setTimeout(() => {
      idle = requestIdleCallback(() => {
        waiting.abort();
        work(signal);
      });
    }, quietMs);
  };
  const stop = () => {
    clearTimeout(timer);
    cancelIdleCallback(idle);
    closing.abort();
  };
  for (const doing of DOINGS) window.addEventListener(doing, wait, heard);
  window.addEventListener('pagehide', stop, { once: true });
  wait();
}
