import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '../.output/test/playwright',
  forbidOnly: true,
  retries: 0,
  // Of what fails; what passes does not wait for them, however long the machine is held up.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // What hangs is named, instead of the whole test.
  use: { actionTimeout: 20_000, navigationTimeout: 40_000 },
  reporter: 'list',
  workers: 2,
  projects: [
    // Most of these wait for ChatGPT, for a verdict, for a clock.
    { name: 'behaviour', testIgnore: '**/measured/**', fullyParallel: true },
    // Two cores and a measured second: tests beside each other would measure each other.
    { name: 'measured', testDir: 'e2e/measured', workers: 1 },
  ],
});
