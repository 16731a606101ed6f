import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { rounded } from './measure';

/** What something that a page of the extension does costs the computer. */
export interface Cost {
  seconds: number;
  /** Memory of the whole browser at its highest, above what it was before. */
  extraMegabytes: number;
  /** How its processes are summed up: `resident` counts what they share in each of them, `proportional` once. */
  memoryAs: 'proportional' | 'resident';
  /**
   * Of the page meanwhile, in ms, by the browser's own clock, which counts what a busy machine spends on other programs; 0 when none
   * took 50. A trace would tell them apart, but slows the work down and grows too large to be read.
   */
  longestPageTask: number;
}

/** Measures `act`, which is over when its promise is. */
export async function costOf(page: Page, act: () => Promise<void>): Promise<Cost> {
  const before = memory();
  let highest = before;
  const watching = setInterval(() => {
    highest = Math.max(highest, memory());
  }, 500);
  await page.evaluate(watchTasks);
  const startedAt = performance.now();
  await act();
  const seconds = (performance.now() - startedAt) / 1000;
  clearInterval(watching);
  return {
    seconds: rounded(seconds),
    extraMegabytes: rounded((highest - before) / 1e6),
    memoryAs: proportional('self') === null ? 'resident' : 'proportional',
    longestPageTask: rounded(await page.evaluate(longestTask)),
  };
}

/** Runs inside the page. */
function watchTasks(): void {
  const seen = globalThis as { longest?: number };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest ?? 0, duration);
  }).observe({ type: 'longtask' });
}

/** Runs inside the page. */
function longestTask(): number {
  return (globalThis as { longest?: number }).longest ?? 0;
}

/** Memory of everything this program has started, in bytes; 0 where the system does not tell. */
function memory(): number {
  const rows = processes();
  const ours = new Set([process.pid]);
  for (let size = 0; size < ours.size; ) {
    size = ours.size;
    for (const { pid, parent } of rows) if (ours.has(parent)) ours.add(pid);
  }
  ours.delete(process.pid);
  return rows.reduce((sum, { pid, bytes }) => sum + (ours.has(pid) ? (proportional(pid) ?? bytes) : 0), 0);
}

/** What a process has for itself, and its share of what it has together with others, in bytes. Null where only Linux would tell. */
function proportional(pid: number | 'self'): number | null {
  try {
    const kilobytes = /^Pss:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}

function processes(): { pid: number; parent: number; bytes: number }[] {
  try {
    const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n');
    return lines.map((line) => {
      const [pid = 0, parent = 0, kilobytes = 0] = line.trim().split(/\s+/).map(Number);
      return { pid, parent, bytes: kilobytes * 1024 };
    });
  } catch {
    return [];
  }
}
