import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { startConnectProxy } from '../simulator/hosts';
import { readNotices, readToolbarButton, type ToolbarButton } from './extension-api';

const FIREFOX_BUILD = '.output/firefox-mv3';

/** The address of the extension's pages would be random; the profile fixes it. */
const EXTENSION_HOST = '5f0e9a52-6d1c-4c0e-9f51-0f6c1c1fe0a7';

export interface FirefoxOptions {
  /** Path of the browser's program. */
  path: string;
  /** Where the simulator listens. */
  simulatorPort: number;
  /** Default true. */
  headless?: boolean;
  /** Idle time after which Firefox suspends the background, ms; Firefox's own is 30 s. */
  backgroundIdleMs?: number;
}

/** A Firefox with a fresh profile and the extension in it, for which chatgpt.com is the simulator. */
export interface LifeboatFirefox {
  /** Folder where downloads arrive, without a question. */
  downloads: string;
  newPage(address: string): Promise<Page>;
  /** Opens one of the extension's pages in a new tab. */
  open(page: string): Promise<Page>;
  toolbarButton(): Promise<ToolbarButton>;
  /** Ids of the browser's notices that are ours; none without the permission. */
  notices(): Promise<string[]>;
  close(): Promise<void>;
}

/** A tab that changes its process on the way to an extension page answers scripts with errors of Firefox's own (153). */
const SETTLED_AFTER_MS = 30_000;

/** Resolves when the page shows what the selector names. */
async function stands(page: Page, selector: string): Promise<void> {
  const until = Date.now() + SETTLED_AFTER_MS;
  for (;;) {
    try {
      await page.waitForSelector(selector, { timeout: Math.max(1, until - Date.now()) });
      return;
    } catch (error) {
      if (Date.now() >= until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

export async function launchFirefox(options: FirefoxOptions): Promise<LifeboatFirefox> {
  const build = join(process.cwd(), FIREFOX_BUILD);
  const manifest = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8'));
  const proxy = await startConnectProxy(options.simulatorPort);
  const downloads = mkdtempSync(join(tmpdir(), 'lifeboat-downloads-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: options.path,
    headless: options.headless ?? true,
    acceptInsecureCerts: true,
    defaultViewport: { width: 1280, height: 800 },
    // Without it WebDriver BiDi may not touch extension pages.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({
        [manifest.browser_specific_settings.gecko.id]: EXTENSION_HOST,
      }),
      'extensions.background.idle.timeout': options.backgroundIdleMs ?? 30_000,
      // Nobody can answer when it asks whether a site may be read.
      'extensions.webextOptionalPermissionPrompts': false,
      // A machine without a desktop has nothing that shows notices, and Firefox takes back what nothing shows.
      'alerts.useSystemBackend': false,
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.useDownloadDir': true,
    },
  });
  await browser.installExtension(build);

  async function newPage(address: string): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(address);
    return page;
  }

  async function extensionPage(path: string, ready: string): Promise<Page> {
    const page = await browser.newPage();
    // For extension pages Firefox never reports the end of a navigation: what they show has to do.
    page.goto(`moz-extension://${EXTENSION_HOST}/${path}`, { timeout: 0 }).catch(() => undefined);
    await stands(page, ready);
    return page;
  }

  // A page of the extension that runs none of its code: the place to ask the extension API from.
  const backstage = await extensionPage('icon/16.png', 'img');

  return {
    downloads,
    newPage,
    open: (page) => extensionPage(page, 'main'),
    toolbarButton: () => backstage.evaluate(readToolbarButton),
    notices: () => backstage.evaluate(readNotices),
    async close() {
      await browser.close();
      await proxy.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}
