import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fail, projectRoot } from './bootstrap.mjs';

/** Runs WXT with these arguments until it ends; ends this process with one sentence when it fails. */
export function wxt(args) {
  const program = join(projectRoot, 'node_modules/wxt/bin/wxt.mjs');
  const { status, signal } = spawnSync(process.execPath, [program, ...args], {
    cwd: projectRoot,
    // What a command has to say on stdout is its own.
    stdio: ['inherit', 2, 2],
  });
  // Ctrl-C is how development mode ends.
  if (status !== 0 && signal !== 'SIGINT' && status !== 130) {
    fail(`"wxt ${args.join(' ')}" failed; its own message above says why.`);
  }
}
