import { describe, expect, it } from 'vitest';
import { inWords, NONE, playwrightCounts, sum, vitestCounts, withCrash } from '../../support/counts';

describe('inWords', () => {
  it('mentions skipped tests only when there are some', () => {
    expect(inWords({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(inWords({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });
});

describe('vitestCounts', () => {
  const file = (status: string, ...tests: string[]) => ({
    status,
    assertionResults: tests.map((each) => ({ status: each })),
  });

  it('adds up all files', () => {
    const report = {
      testResults: [file('passed', 'passed', 'pending'), file('failed', 'failed', 'passed', 'todo')],
    };
    expect(vitestCounts(report)).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  it('counts a file that could not be loaded as one failure', () => {
    expect(vitestCounts({ testResults: [file('failed')] })).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('playwrightCounts', () => {
  it('counts flaky tests and errors outside tests as failures', () => {
    const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] };
    expect(playwrightCounts(report)).toEqual({ passed: 4, failed: 3, skipped: 2 });
  });
});

describe('withCrash', () => {
  it('lets no crash pass for success', () => {
    expect(withCrash({ passed: 5, failed: 0, skipped: 0 }, 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
    expect(withCrash({ passed: 5, failed: 0, skipped: 0 }, null)).toMatchObject({ failed: 1 });
  });

  it('does not count a failure twice', () => {
    expect(withCrash({ passed: 5, failed: 2, skipped: 0 }, 1)).toMatchObject({ failed: 2 });
    expect(withCrash({ passed: 5, failed: 0, skipped: 0 }, 0)).toMatchObject({ failed: 0 });
  });
});

describe('sum', () => {
  it('is nothing for nothing', () => expect(sum([])).toEqual(NONE));
});
