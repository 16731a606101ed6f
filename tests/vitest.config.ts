import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    setupFiles: ['tests/support/random-cases.ts'],
    restoreMocks: true,
    // Properties over hundreds of random databases take a while on a busy machine.
    testTimeout: 30_000,
  },
});
