/**
 * What every command does first: check Node, install what is missing. Nothing but Node's built-ins may be imported here,
 * because `node_modules` may not exist yet.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the project, absolute. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

const MINIMUM_NODE = [20, 19];

/**
 * Makes the project runnable on a machine that has Node and npm and nothing else; does nothing when it already is. Speaks on
 * stderr only, so that a command's stdout stays its own. Ends the process with one sentence when it cannot be done.
 */
export function ensureDependencies() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor < MINIMUM_NODE[1])) {
    fail(`Lifeboat needs Node ${MINIMUM_NODE.join('.')} or newer; this is Node ${process.versions.node}.`);
  }
  if (isInstalled()) return;
  alone(() => {
    // Another command may have installed everything while this one waited for its turn.
    if (isInstalled()) return;
    if (!isFresh()) {
      console.error('Installing npm dependencies (about half a minute) …');
      if (npm(['ci', '--loglevel=error']) !== 0) {
        fail('npm could not install the dependencies; its own message above says why.');
      }
    }
    if (!hasTypes() && npm(['run', '--silent', 'postinstall']) !== 0) {
      fail('WXT could not prepare its types; its own message above says why.');
    }
  });
}

/** Ends the process with exit code 1 and one sentence on stderr. */
export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function isInstalled() {
  return isFresh() && hasTypes();
}

/** npm writes this file at the end of each installation, so an interrupted one does not count. */
function isFresh() {
  const installed = join(projectRoot, 'node_modules/.package-lock.json');
  return (
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync(join(projectRoot, 'package-lock.json')).mtimeMs
  );
}

/** `wxt prepare` (npm's postinstall) writes them; with `ignore-scripts` in somebody's npm settings it does not run. */
function hasTypes() {
  return existsSync(join(projectRoot, '.wxt/tsconfig.json'));
}

function npm(args) {
  // Under `npm run`, npm names its own program; that also spares Windows the search for npm.cmd.
  const own = process.env.npm_execpath;
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  return spawnSync(command, [...first, ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  }).status;
}

/** Runs `work` while no other command of this checkout does: two `npm ci` at once would tear down each other's files. */
function alone(work) {
  const key = createHash('sha256').update(projectRoot).digest('hex').slice(0, 12);
  const lock = join(tmpdir(), `lifeboat-install-${key}.lock`);
  while (!claim(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  work();
  process.off('exit', release);
  release();
}

function claim(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isHeld(lock)) rmSync(lock, { force: true });
    return false;
  }
}

/** False when the process that holds the lock is gone, killed in the middle of its installation. */
function isHeld(lock) {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (holder > 0) process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
