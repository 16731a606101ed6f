import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import type { Draft } from '../../lib/drafts/draft';
import { hostResolverRules } from '../simulator/hosts';
import {
  clearStorage,
  readDrafts,
  readNotices,
  readStorage,
  readToolbarButton,
  removeDrafts,
  runningBackgrounds,
  type ToolbarButton,
  tellTabs,
  writeStorage,
} from './extension-api';

/** The production build; development builds register their content scripts only at run time. */
const CHROME_BUILD = '.output/chrome-mv3';

export interface ChromiumOptions {
  /** Path of the browser's program. */
  path: string;
  /** Where the simulator listens. */
  simulatorPort: number;
  /** Default true. */
  headless?: boolean;
  /** Default true; with false the browser starts without the extension and `install()` brings it later. */
  installed?: boolean;
  /** Default false: the page that opens by itself at the first installation is closed. */
  keepsFirstPage?: boolean;
  /** Permissions that the user has given already: a headless browser cannot answer when it is asked. */
  granted?: string[];
  /** Of the browser itself, and so of the extension's words; default en. */
  language?: string;
  /** Default light. */
  colorScheme?: 'light' | 'dark';
}

/** A Chromium with a fresh profile and the extension in it, for which chatgpt.com is the simulator. */
export interface LifeboatChromium {
  context: BrowserContext;
  /** Loads the extension into the running browser; loading it again does what an update does. */
  install(): Promise<void>;
  /** The address of one of the extension's pages, such as `archive.html#/c/1`. */
  address(page: string): string;
  /** Opens one of them in a new tab. */
  open(page: string): Promise<Page>;
  /** Says something to our script in every ChatGPT tab, in the background's place. */
  tellTabs(name: string, ...args: unknown[]): Promise<void>;
  /** Writes values into the extension's storage on disk. */
  remember(values: Record<string, unknown>): Promise<void>;
  /** The prompts that are kept, by their keys in storage. */
  drafts(): Promise<Record<string, Draft>>;
  forgetDrafts(): Promise<void>;
  toolbarButton(): Promise<ToolbarButton>;
  /** Ids of the notices that the browser shows. */
  notices(): Promise<string[]>;
  /** Everything the extension has stored outside its database, as JSON. */
  storedText(): Promise<string>;
  /** Stops the background as the browser does after 30 idle seconds: nothing in its memory survives. */
  killWorker(): Promise<void>;
  /** Kills the background and all it remembered outside its database, as if it had just been installed. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

export async function launchChromium(options: ChromiumOptions): Promise<LifeboatChromium> {
  const context = await chromium.launchPersistentContext('', {
    executablePath: options.path,
    headless: options.headless ?? true,
    colorScheme: options.colorScheme ?? 'light',
    viewport: { width: 1280, height: 800 },
    // On Linux the browser takes its language from here.
    env: { ...process.env, LANGUAGE: options.language ?? 'en' },
    // Playwright would switch extensions off; the flag below lets them be loaded into the running browser.
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      '--enable-unsafe-extension-debugging',
      `--host-resolver-rules=${hostResolverRules(options.simulatorPort)}`,
      '--ignore-certificate-errors',
      `--lang=${options.language ?? 'en'}`,
    ],
  });
  const browser = context.browser();
  if (!browser) throw new Error('Playwright gives no access to the browser of this context.');
  const session = await browser.newBrowserCDPSession();

  // A page of the extension that runs none of its code: the place to ask the extension API from.
  const [backstage = await context.newPage()] = context.pages();
  let id = '';
  let welcomed: Promise<void> | undefined;
  const ours = join(process.cwd(), CHROME_BUILD);
  const build = options.granted ? grantedBuild(ours, options.granted) : ours;

  const launched: LifeboatChromium = {
    context,
    async install() {
      // Reloading the extension closes its pages.
      await backstage.goto('about:blank');
      // The first installation opens the first page, a moment later; no page of ours is opened before it is gone.
      if (!options.keepsFirstPage) welcomed ??= closeWelcome(context);
      const loaded = await session.send('Extensions.loadUnpacked', { path: build });
      id = loaded.id;
      await backstage.goto(`chrome-extension://${id}/manifest.json`);
    },
    address: (page) => `chrome-extension://${id}/${page}`,
    async open(page) {
      await welcomed;
      const opened = await context.newPage();
      await opened.goto(launched.address(page));
      return opened;
    },
    tellTabs: (name, ...args) => backstage.evaluate(tellTabs, { lifeboat: name, args }),
    remember: (values) => backstage.evaluate(writeStorage, values),
    drafts: () => backstage.evaluate(readDrafts),
    forgetDrafts: () => backstage.evaluate(removeDrafts),
    toolbarButton: () => backstage.evaluate(readToolbarButton),
    notices: () => backstage.evaluate(readNotices),
    storedText: () => backstage.evaluate(readStorage),
    async killWorker() {
      const workers = await context.newCDPSession(backstage);
      await workers.send('ServiceWorker.enable');
      // One that somebody wakes at once is another one: what the browser says of the worker does not tell the two apart.
      const before = await backstage.evaluate(runningBackgrounds);
      const goesOn = async () =>
        (await backstage.evaluate(runningBackgrounds)).some((id) => before.includes(id));
      const until = Date.now() + 20_000;
      do {
        if (Date.now() > until) throw new Error('The background does not stop.');
        await workers.send('ServiceWorker.stopAllWorkers');
      } while (await goesOn());
      await workers.detach();
    },
    async forget() {
      // One that was woken between its end and the clearing remembers what was: then once more.
      for (let tries = 0, remembered = true; remembered; tries++) {
        if (tries === 20) throw new Error('The background does not forget.');
        await launched.killWorker();
        remembered = await backstage.evaluate(clearStorage);
      }
    },
    close: () => context.close(),
  };
  if (options.installed ?? true) await launched.install();
  return launched;
}

/** A copy of the build whose manifest asks for what the user would be asked later. */
function grantedBuild(build: string, permissions: string[]): string {
  const copy = mkdtempSync(join(tmpdir(), 'lifeboat-granted-'));
  cpSync(build, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.permissions.push(...permissions);
  delete manifest.optional_permissions;
  writeFileSync(file, JSON.stringify(manifest));
  return copy;
}

/** Resolves when the first page has come and is closed again; whatever else is opened meanwhile is left alone. */
function closeWelcome(context: BrowserContext): Promise<void> {
  return new Promise((resolve) => {
    const look = async (page: Page) => {
      await page.waitForURL(/\/welcome\.html$/);
      context.off('page', onPage);
      await page.close();
      resolve();
    };
    const onPage = (page: Page) => void look(page).catch(() => undefined);
    context.on('page', onPage);
  });
}
