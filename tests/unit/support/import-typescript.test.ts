import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('leaves the environment as it was: a build that is started afterwards is the one that ships', () => {
  const { NODE_ENV: _, ...env } = process.env;
  const script = `
    import { importTypeScript } from './tests/support/import-typescript.mjs';
    const { NONE } = await importTypeScript('tests/support/counts.ts');
    console.log(NONE.passed, process.env.NODE_ENV);`;
  const { stdout, stderr } = spawnSync('node', ['--input-type=module', '-e', script], {
    env,
    encoding: 'utf8',
  });
  expect({ stdout, stderr }).toEqual({ stdout: '0 undefined\n', stderr: '' });
});
