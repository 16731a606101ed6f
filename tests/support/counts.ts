/** How the tests of one ring ended. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const NONE: Counts = { passed: 0, failed: 0, skipped: 0 };
export const PASSED: Counts = { ...NONE, passed: 1 };
export const FAILED: Counts = { ...NONE, failed: 1 };
export const SKIPPED: Counts = { ...NONE, skipped: 1 };

export function sum(all: Counts[]): Counts {
  return all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    NONE,
  );
}

/** The last line of `npm test`. */
export function inWords({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Counts in a report of Vitest's JSON reporter. A file that could not even be loaded counts as one failure. */
export function vitestCounts(report: unknown): Counts {
  const { testResults } = report as {
    testResults: { status: string; assertionResults: { status: string }[] }[];
  };
  return sum(
    testResults.map(({ status, assertionResults }) => {
      const count = (...wanted: string[]) =>
        assertionResults.filter((test) => wanted.includes(test.status)).length;
      const failed = count('failed');
      return {
        passed: count('passed'),
        failed: failed === 0 && status === 'failed' ? 1 : failed,
        skipped: count('pending', 'skipped', 'todo', 'disabled'),
      };
    }),
  );
}

/** Counts in a report of Playwright's JSON reporter. Flaky is failed: a test that needs luck proves nothing. */
export function playwrightCounts(report: unknown): Counts {
  const { stats, errors } = report as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    errors: unknown[];
  };
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/** A program that ended badly without one failed test (a crash, an unhandled rejection) counts as one failure. */
export function withCrash(counts: Counts, exitCode: number | null): Counts {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
