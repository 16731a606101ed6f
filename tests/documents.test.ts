import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { CHATGPT_ORIGIN } from '../lib/chatgpt/origins';
import type { StatusSource } from '../lib/status/status-source';
import { PORTAL_CHECKS } from '../lib/watch/control-probe';
import { readChunks } from './support/animate';
import { catalogue } from './support/english';
import { PICTURES } from './support/pictures';
import { TOUR } from './support/tour';

// Only what the manifest asks for is of interest here; the build itself needs a second to load.
vi.mock('wxt', () => ({ defineConfig: (config: unknown) => config }));

interface Asked {
  permissions: string[];
  optional_permissions: string[];
  host_permissions: string[];
  optional_host_permissions?: string[];
}

const { default: config } = await import('../wxt.config');
const manifestFor = config.manifest as unknown as (env: { browser: string }) => Asked;
const manifests = ['chrome', 'firefox'].map((browser) => manifestFor({ browser }));

const sources = import.meta.glob<Record<string, StatusSource>>('../lib/status/sources/*.ts', { eager: true });

const hostOf = (pattern: string) => new URL(pattern).hostname;
const read = (path: string) => readFileSync(path, 'utf8');
const unique = (names: string[]) => [...new Set(names)].sort();
const permissions = read('.github/store/permissions.md');
const privacy = read('.github/store/privacy.md');
const listing = read('.github/store/listing.md');

/** What stands under a heading, up to the next one of its level. */
function section(text: string, heading: string): string {
  const after = text.split(`\n## ${heading}\n`)[1];
  if (after === undefined) throw new Error(`There is no heading "${heading}".`);
  return after.split('\n## ')[0]?.trim() ?? '';
}

/** One column of the table that begins with this head, the first one being 0. */
function column(text: string, head: string, place = 0): string[] {
  const rows = text.split(`\n| ${head} |`)[1]?.split('\n\n')[0]?.split('\n').slice(2) ?? [];
  return rows.filter(Boolean).map((row) => row.split('|')[place + 1]?.trim() ?? '');
}

/** The names in backticks in one cell. */
function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

describe('what the stores are told', () => {
  const justified = (heading: string) =>
    [...section(permissions, heading).matchAll(/^### `(.+)`\n\n\S/gm)].map(([, name = '']) => name).sort();

  it('gives a reason for each permission and site of the manifest, and for no other', () => {
    for (const asked of manifests) {
      expect(justified('Permissions')).toEqual([...asked.permissions].sort());
      expect(justified('Optional permissions')).toEqual([...asked.optional_permissions].sort());
      expect(justified('Sites')).toEqual([...asked.host_permissions].sort());
      expect(asked.optional_host_permissions).toBeUndefined();
    }
  });

  it('names in the README the same permissions and sites', () => {
    const named = column(read('README.md'), 'permission')
      .flatMap((cell) => cell.split(', '))
      .flatMap((name) => name.match(/^`?([\w.]+)`?$/)?.[1] ?? []);
    const [{ permissions: always, optional_permissions: later, host_permissions: sites } = {} as Asked] =
      manifests;
    expect(named.sort()).toEqual([...always, ...later, ...sites.map(hostOf)].sort());
  });

  it('names in the privacy policy each site that is asked, and no other', () => {
    const origins = Object.values(sources).flatMap((each) =>
      Object.values(each).flatMap(({ origins }) => origins),
    );
    const named = column(privacy, 'site').flatMap(namesIn);
    const asked = [CHATGPT_ORIGIN, ...origins, ...Object.values(PORTAL_CHECKS)];
    expect(named.sort()).toEqual(unique(asked.map(hostOf)));
  });

  it('calls Lifeboat what it is called in the browser, within the limits', () => {
    expect(section(listing, 'Name')).toBe(catalogue.extName?.message);
    const short = section(listing, 'Short description');
    expect(short).toBe(catalogue.extDescription?.message);
    expect(short.length).toBeLessThanOrEqual(132);
    const long = section(listing, 'Long description').length;
    expect(long).toBeGreaterThan(250);
    expect(long).toBeLessThan(10_000);
  });

  it('quotes only words that people find on the screen', () => {
    const words = new Set(Object.values(catalogue).map(({ message }) => message));
    const quoted = [...`${privacy}${permissions}`.matchAll(/“([^”]+)”/g)].map(([, phrase = '']) => phrase);
    expect(quoted.length).toBeGreaterThan(0);
    expect(unique(quoted).filter((phrase) => !words.has(phrase))).toEqual([]);
  });
});

describe('pictures', () => {
  const shown = readdirSync('.github/pictures');
  const chunks = (name: string) => readChunks(readFileSync(`.github/pictures/${name}`));

  it('are all made by the story', () => {
    expect(shown.filter((name) => ![...PICTURES, TOUR].includes(name))).toEqual([]);
  });

  it.each(shown.filter((name) => name !== TOUR))('%s has the size that stores ask for', (name) => {
    const [header] = chunks(name);
    expect([header?.data.readUInt32BE(0), header?.data.readUInt32BE(4)]).toEqual([1280, 800]);
  });

  it('hold the tour, small enough for a front page', () => {
    expect(chunks(TOUR).filter(({ type }) => type === 'fcTL').length).toBeGreaterThanOrEqual(5);
    expect(statSync(`.github/pictures/${TOUR}`).size).toBeLessThan(1_500_000);
  });
});

describe('what contributors are told', () => {
  it('is why there is each dependency, and none that is gone', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json'));
    const told = column(read('CONTRIBUTING.md'), 'package').flatMap(namesIn);
    expect(told.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort());
  });

  it('names only places that exist', () => {
    const documents = ['CONTRIBUTING.md', 'lib/README.md', 'README.md'].map(read).join('\n');
    const places = [
      ...documents.matchAll(/`((?:lib|tests|entrypoints|components|public|\.github)\/[\w./-]+)`/g),
    ];
    expect(places.length).toBeGreaterThan(0);
    const missing = unique(places.map(([, path = '']) => path)).filter((path) => !existsSync(path));
    expect(missing).toEqual([]);
  });

  it('is what each folder of lib is for, and where to begin', () => {
    const map = read('lib/README.md');
    const folders = readdirSync('lib', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
    expect(column(map, 'kind', 1).flatMap(namesIn).sort()).toEqual(folders);
    const named = column(map, 'folder').flatMap(namesIn);
    expect([...named].sort()).toEqual(folders);
    const beginnings = column(map, 'folder', 2).flatMap((cell, row) =>
      namesIn(cell).map((file) => `lib/${named[row]}/${file}`),
    );
    expect(beginnings.filter((path) => !existsSync(path))).toEqual([]);
  });
});
