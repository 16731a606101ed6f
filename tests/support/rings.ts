import { mkdirSync } from 'node:fs';
import { type Counts, playwrightCounts, sum, vitestCounts } from './counts';
import { type Found, findChromium, findFirefox } from './find-browser';
import { CannotRun, type Ring, runner, runRings, tool } from './ring';

const REPORTS = '.output/test';

/** Runs everything `npm test` proves, cheapest first, and returns the sum. */
export function runAllRings(): Promise<Counts> {
  return runRings(allRings());
}

function allRings(): Ring[] {
  mkdirSync(REPORTS, { recursive: true });
  let built = false;

  return [
    { name: 'Types', run: () => tool('tsc', '--noEmit') },
    { name: 'Lint and format', run: () => tool('biome', 'ci') },
    { name: 'Unused code', run: () => tool('knip', '--config', 'tests/knip.json', '--no-progress') },
    {
      name: 'Units, components, replay, structure',
      run: () => vitest('units', '--config', 'tests/vitest.config.ts'),
    },
    {
      name: 'Builds',
      async run() {
        const counts = sum([
          await tool('wxt', 'build', '--browser', 'chrome'),
          await tool('wxt', 'build', '--browser', 'firefox'),
        ]);
        built = counts.failed === 0;
        return counts;
      },
    },
    {
      name: 'Packages (manifest, size, lint)',
      run: onBuild(() => vitest('packages', '--config', 'tests/e2e/vitest.config.ts', 'tests/e2e/packages')),
    },
    {
      name: 'End to end in Chromium',
      run: onBuild(() => inBrowser('CHROME_PATH', findChromium, () => playwright('behaviour'))),
    },
    {
      name: 'Measured in Chromium',
      run: onBuild(() => inBrowser('CHROME_PATH', findChromium, () => playwright('measured'))),
    },
    {
      name: 'End to end in Firefox',
      run: onBuild(() =>
        inBrowser('FIREFOX_PATH', findFirefox, () =>
          vitest('firefox', '--config', 'tests/e2e/vitest.config.ts', 'tests/e2e/firefox'),
        ),
      ),
    },
  ];

  function onBuild(run: () => Promise<Counts>): () => Promise<Counts> {
    return async () => {
      if (!built) throw new CannotRun('The build it needs has failed.');
      return run();
    };
  }
}

async function inBrowser(
  variable: 'CHROME_PATH' | 'FIREFOX_PATH',
  find: (say: (sentence: string) => void) => Found,
  run: () => Promise<Counts>,
): Promise<Counts> {
  const found = find((sentence) => console.log(sentence));
  if ('missing' in found) throw new CannotRun(found.missing);
  process.env[variable] = found.path;
  return run();
}

function vitest(report: string, ...args: string[]): Promise<Counts> {
  const path = `${REPORTS}/${report}.json`;
  return runner(
    'vitest',
    ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${path}`],
    { path, counts: vitestCounts },
  );
}

/** One of the projects of `tests/playwright.config.ts`. */
function playwright(project: string): Promise<Counts> {
  const path = `${REPORTS}/chromium-${project}.json`;
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = path;
  const config = ['--config', 'tests/playwright.config.ts', '--project', project];
  return runner('playwright', ['test', ...config, '--reporter=list,json'], {
    path,
    counts: playwrightCounts,
  });
}
