import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join, relative, sep } from 'node:path';
import { chromium } from '@playwright/test';

/** A browser that can run the extension, or one sentence why there is none. */
export type Found = { path: string } | { missing: string };

/** Says something to the person in front of the terminal. */
type Say = (sentence: string) => void;

const CHROMIUM_COMMANDS = ['chromium', 'chromium-browser', 'chrome', 'google-chrome', 'microsoft-edge'];
const FIREFOX_COMMANDS = ['firefox', 'firefox-esr'];

/** From this version on, branded Chrome and Edge ignore `--load-extension` (Chrome 137, May 2025). */
const BRANDED_REFUSES_SINCE = 137;

/** The extension's own floor in Firefox, `strict_min_version` in wxt.config.ts. */
const FIREFOX_SINCE = 142;

/**
 * Looks for a Chromium in this order: `$CHROME_PATH`, PATH, Playwright's downloads; then installs one: from Debian's or Ubuntu's
 * packages as root, else by Playwright. A browser that is passed by is named, with the reason.
 */
export function findChromium(say: Say): Found {
  const found = firstUsable(process.env.CHROME_PATH, CHROMIUM_COMMANDS, refusesExtensions, say);
  const path = found ?? playwrightChromium() ?? installChromium(say);
  return path
    ? { path }
    : { missing: 'No Chromium was found and none could be installed; set CHROME_PATH to one.' };
}

/** The same for Firefox: `$FIREFOX_PATH`, PATH, Debian's package as root. Playwright's own Firefox runs no extensions. */
export function findFirefox(say: Say): Found {
  const look = () => firstUsable(process.env.FIREFOX_PATH, FIREFOX_COMMANDS, tooOldFirefox, say);
  const path = look() ?? (installPackage('firefox-esr', say) ? look() : undefined);
  return path
    ? { path }
    : { missing: 'No Firefox was found and none could be installed; set FIREFOX_PATH to one.' };
}

function firstUsable(
  named: string | undefined,
  commands: string[],
  objection: (version: string) => string | undefined,
  say: Say,
): string | undefined {
  const onPath = commands.map(commandOnPath).filter((path) => path !== undefined);
  for (const path of new Set([...(named ? [named] : []), ...onPath])) {
    const answer = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
    const version = answer.status === 0 ? answer.stdout.trim() : '';
    const why = version ? objection(version) : 'it does not start';
    if (!why) return path;
    say(`Passing by ${path}: ${why}.`);
  }
  return undefined;
}

/** Why a Chromium of this version line cannot be used; undefined when it can. */
export function refusesExtensions(version: string): string | undefined {
  const [, brand, major] = /^(Google Chrome|Microsoft Edge)(?! for Testing)\D*(\d+)/.exec(version) ?? [];
  return brand && Number(major) >= BRANDED_REFUSES_SINCE
    ? `${brand} ${major} no longer loads extensions from the command line`
    : undefined;
}

/** Why a Firefox of this version line cannot be used; undefined when it can. */
export function tooOldFirefox(version: string): string | undefined {
  const major = Number(/Firefox (\d+)/.exec(version)?.[1]);
  return major >= FIREFOX_SINCE
    ? undefined
    : `the extension needs Firefox ${FIREFOX_SINCE}, this is ${version}`;
}

function commandOnPath(command: string): string | undefined {
  // On Windows `chrome --version` opens a window instead of answering: there CHROME_PATH and Playwright's browser remain.
  if (process.platform === 'win32') return undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, command)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Playwright's Chromium: of the revision this Playwright wants, else the newest other one. */
function playwrightChromium(): string | undefined {
  const wanted = chromium.executablePath();
  if (existsSync(wanted)) return wanted;
  const folder = wanted.split(sep).find((part) => /^chromium-\d+$/.test(part));
  if (!folder) return undefined;
  const cache = wanted.slice(0, wanted.indexOf(`${sep}${folder}`));
  const inside = relative(join(cache, folder), wanted);
  if (!existsSync(cache)) return undefined;
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .map((name) => join(cache, name, inside))
    .find(existsSync);
}

function installChromium(say: Say): string | undefined {
  if (installPackage('chromium', say)) {
    const installed = firstUsable(undefined, ['chromium'], refusesExtensions, say);
    if (installed) return installed;
  }
  say('Installing Chromium with Playwright …');
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const withLibraries = canInstallPackages() ? ['--with-deps'] : [];
  const { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: _, ...env } = process.env;
  spawnSync(process.execPath, [cli, 'install', ...withLibraries, 'chromium'], {
    stdio: ['ignore', 2, 2],
    env,
  });
  return playwrightChromium();
}

function installPackage(name: string, say: Say): boolean {
  if (!canInstallPackages()) return false;
  say(`Installing ${name} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 2, 2], env }).status === 0;
  return apt('update') && apt('install', '-y', name);
}

/** Debian and its descendants, as root. */
function canInstallPackages(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && commandOnPath('apt-get') !== undefined;
}
