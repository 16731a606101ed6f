// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { whenQuiet } from '../../../entrypoints/archive/when-quiet';

let free: (() => void) | null = null;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestIdleCallback', (work: () => void) => {
    free = work;
    return 1;
  });
  vi.stubGlobal('cancelIdleCallback', () => {
    free = null;
  });
});

afterEach(() => {
  window.dispatchEvent(new Event('pagehide'));
  free = null;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function given() {
  const work = vi.fn((signal: AbortSignal) => signal);
  whenQuiet(4_000, work);
  return work;
}

it('begins when the page was left alone for so long and the browser is free', () => {
  const work = given();
  vi.advanceTimersByTime(3_999);
  expect(free).toBeNull();
  vi.advanceTimersByTime(1);
  expect(work).not.toHaveBeenCalled();
  free?.();
  expect(work).toHaveBeenCalledOnce();
});

it('waits anew after each key and each click, and begins once', () => {
  const work = given();
  vi.advanceTimersByTime(3_000);
  document.body.dispatchEvent(new Event('keydown', { bubbles: true }));
  vi.advanceTimersByTime(3_000);
  expect(free).toBeNull();
  vi.advanceTimersByTime(1_000);
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  expect(free).toBeNull();
  vi.advanceTimersByTime(4_000);
  free?.();
  document.body.dispatchEvent(new Event('keydown', { bubbles: true }));
  expect(vi.getTimerCount()).toBe(0);
  expect(work).toHaveBeenCalledOnce();
});

it('is stopped when the page closes', () => {
  const work = given();
  vi.advanceTimersByTime(4_000);
  free?.();
  const [[signal] = []] = work.mock.calls;
  expect(signal?.aborted).toBe(false);
  window.dispatchEvent(new Event('pagehide'));
  expect(signal?.aborted).toBe(true);
});

it('is never begun on a page that closed before', () => {
  const work = given();
  window.dispatchEvent(new Event('pagehide'));
  vi.advanceTimersByTime(10_000);
  expect(free).toBeNull();
  expect(work).not.toHaveBeenCalled();
});
