import type { Page } from '@playwright/test';

/** Tasks of the page's main thread while something happened, the longest first, in ms of processor time. */
export interface TracedTasks {
  longest: number[];
  /** All of them together. */
  total: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds the thread really ran: waiting for a busy machine does not count. */
  tdur?: number;
  args?: { name?: string };
}

/**
 * Runs `act` and measures the tasks of the page meanwhile. The browser's own measure of long tasks counts the time a busy
 * machine spends on other programs; this one does not.
 */
export async function traceTasks(page: Page, act: () => Promise<void>): Promise<TracedTasks> {
  const browser = page.context().browser();
  if (!browser) throw new Error('Playwright gives no access to the browser of this page.');
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline'] });
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const tasks = trace.traceEvents.filter(({ name }) => name === 'RunTask');
  const names = new Map(
    trace.traceEvents
      .filter(({ name }) => name === 'thread_name')
      .map(({ pid, tid, args }) => [`${pid} ${tid}`, args?.name]),
  );
  // Of all pages that are open, the one that did something.
  const byPage = new Map<number, number[]>();
  for (const { pid, tid, tdur = 0 } of tasks) {
    if (names.get(`${pid} ${tid}`) !== 'CrRendererMain') continue;
    byPage.set(pid, [...(byPage.get(pid) ?? []), tdur / 1000]);
  }
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const busiest = [...byPage.values()].sort((a, b) => sum(b) - sum(a))[0] ?? [];
  const longest = busiest.sort((a, b) => b - a).slice(0, 8);
  return { longest: longest.map(Math.round), total: Math.round(sum(busiest)) };
}
