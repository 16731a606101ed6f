import { defineConfig } from 'vitest/config';

/** For what needs the production build and is no Playwright test: the packages themselves, and Firefox. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
