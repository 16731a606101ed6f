import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Counts, FAILED, inWords, NONE, PASSED, SKIPPED, sum, withCrash } from './counts';

/** A ring of tests: something to prove, run on its own. */
export interface Ring {
  name: string;
  run(): Promise<Counts>;
}

/** Thrown by a ring that cannot run here (no Firefox, no build); the message is the reason, one sentence. */
export class CannotRun extends Error {}

/** No single ring may take longer: what hangs is ended. */
const LONGEST_MS = 30 * 60_000;

/**
 * Runs the rings one after the other and prints each with its counts and time; the sum is the last line on stdout. A ring that
 * throws counts as failed, one that could not run as skipped.
 */
export async function runRings(rings: Ring[]): Promise<Counts> {
  const lines: string[] = [];
  const all: Counts[] = [];
  for (const ring of rings) {
    console.log(`\n━━ ${ring.name} ━━`);
    const startedAt = performance.now();
    const { counts, remark } = await outcome(ring);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    all.push(counts);
    lines.push(`${ring.name.padEnd(34)} ${seconds.padStart(6)} s   ${inWords(counts)}${remark}`);
    console.log(lines.at(-1));
  }
  console.log(`\n${lines.join('\n')}\n`);
  const total = sum(all);
  console.log(inWords(total));
  return total;
}

async function outcome(ring: Ring): Promise<{ counts: Counts; remark: string }> {
  try {
    return { counts: await ring.run(), remark: '' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { counts: error instanceof CannotRun ? SKIPPED : FAILED, remark: ` (${reason})` };
  }
}

/** Runs one of the installed tools; it counts as one test. */
export async function tool(name: string, ...args: string[]): Promise<Counts> {
  return (await exitCode(name, args)) === 0 ? PASSED : FAILED;
}

/** Runs a test runner that leaves a JSON report, and counts what is in it. */
export async function runner(
  name: string,
  args: string[],
  report: { path: string; counts(report: unknown): Counts },
): Promise<Counts> {
  rmSync(report.path, { force: true });
  const code = await exitCode(name, args);
  return withCrash(readCounts(report), code);
}

function readCounts(report: { path: string; counts(report: unknown): Counts }): Counts {
  try {
    return report.counts(JSON.parse(readFileSync(report.path, 'utf8')));
  } catch {
    // A runner that died early leaves no report; its exit code already says that it failed.
    return NONE;
  }
}

function exitCode(name: string, args: string[]): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(join('node_modules', '.bin', name), args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
      timeout: LONGEST_MS,
    });
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
}
