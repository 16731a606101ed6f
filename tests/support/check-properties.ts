import fc from 'fast-check';
import { NEVER_SHRINK } from '../unit/archive/never-shrink';
import { ROUND_TRIP } from '../unit/archive/round-trip';

/** Runs inside a page of the extension (`bundle-for-page.ts`): the archive's properties, over the browser's own database. */

const ALL = { ...NEVER_SHRINK, ...ROUND_TRIP };

/**
 * Checks every property on so many random cases.
 *
 * @param seed of the random cases, so that a failure can be had again
 * Answers with what each one took, in ms. Rejects with the smallest case that breaks one.
 */
export async function checkAll(runs: number, seed: number): Promise<Record<string, number>> {
  const took: Record<string, number> = {};
  for (const [promise, { property }] of Object.entries(ALL)) {
    const startedAt = performance.now();
    await fc.assert(property as fc.IAsyncProperty<unknown>, { numRuns: runs, seed });
    took[promise] = Math.round(performance.now() - startedAt);
  }
  return took;
}
