import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { NEVER_SHRINK } from './never-shrink';

describe('whatever is offered to the archive, in whatever order, and wherever the worker dies', {
  timeout: 60_000,
}, () => {
  for (const [promise, { property, runs }] of Object.entries(NEVER_SHRINK))
    it(promise, () => fc.assert(property as fc.IAsyncProperty<unknown>, { numRuns: runs }));
});
