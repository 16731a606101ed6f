// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { calmly } from '../../../entrypoints/archive/calmly';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('works at once, and however often it is asked meanwhile, once more after a rest three times as long', async () => {
  const work = vi.fn(() => new Promise((resolve) => setTimeout(resolve, 200)));
  const ask = calmly(work);
  ask();
  expect(work).toHaveBeenCalledTimes(1);
  for (let time = 0; time < 40; time++) ask();
  await vi.advanceTimersByTimeAsync(790);
  ask();
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(10);
  expect(work).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(work).toHaveBeenCalledTimes(2);
  ask();
  expect(work).toHaveBeenCalledTimes(3);
});
