import { test as base, expect } from '@playwright/test';
import type { StoredConversation } from '../simulator/conversations/model';
import { type Simulator, startSimulator } from '../simulator/simulator';
import { findChromium } from '../support/find-browser';
import { type LifeboatChromium, launchChromium } from '../support/launch-chromium';
import { ArchivePage } from './pages/archive';
import { ChatgptPage } from './pages/chatgpt';
import { PopupPage } from './pages/popup';

interface Fixtures {
  /** False: the browser starts without the extension. */
  installed: boolean;
  /** The page that opens by itself at the first installation stays open. */
  keepsFirstPage: boolean;
  /** Permissions that the user has given already. */
  granted: string[] | undefined;
  /** The browser's language. */
  language: string;
  simulator: Simulator;
  lifeboat: LifeboatChromium;
  /** A tab that is ready for ChatGPT; not opened yet. */
  chatgpt: ChatgptPage;
  /** Gives ChatGPT this conversation of two answers, and opens it there. */
  openConversation(conversation: StoredConversation): Promise<void>;
  /** The same, and backs it up from the popup, which is returned. */
  backUp(conversation: StoredConversation): Promise<PopupPage>;
  openPopup(): Promise<PopupPage>;
  openArchive(address?: string): Promise<ArchivePage>;
}

/** A test with a ChatGPT and a browser of its own. */
export const test = base.extend<Fixtures, { chromiumPath: string }>({
  chromiumPath: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here
    async ({}, use) => {
      const found = findChromium(console.error);
      if ('missing' in found) throw new Error(found.missing);
      await use(found.path);
    },
    { scope: 'worker' },
  ],
  installed: [true, { option: true }],
  keepsFirstPage: [false, { option: true }],
  granted: [undefined, { option: true }],
  language: ['en', { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  simulator: async ({}, use) => {
    const simulator = await startSimulator();
    await use(simulator);
    await simulator.close();
  },
  lifeboat: async ({ chromiumPath, simulator, installed, keepsFirstPage, granted, language }, use) => {
    const options = {
      path: chromiumPath,
      simulatorPort: simulator.port,
      installed,
      keepsFirstPage,
      language,
    };
    const lifeboat = await launchChromium(granted ? { ...options, granted } : options);
    await use(lifeboat);
    await lifeboat.close();
  },
  chatgpt: async ({ lifeboat }, use) => use(await ChatgptPage.prepare(await lifeboat.context.newPage())),
  openConversation: ({ simulator, chatgpt }, use) =>
    use(async (conversation) => {
      simulator.chatgpt.addConversation(conversation);
      await chatgpt.open(`/c/${conversation.id}`);
      await expect(chatgpt.answers).toHaveCount(2);
    }),
  backUp: ({ openConversation, openPopup }, use) =>
    use(async (conversation) => {
      await openConversation(conversation);
      const popup = await openPopup();
      await popup.backUp();
      return popup;
    }),
  openPopup: ({ lifeboat }, use) => use(async () => new PopupPage(await lifeboat.open('popup.html'))),
  openArchive: ({ lifeboat }, use) =>
    use(async (address = '') => new ArchivePage(await lifeboat.open(`archive.html${address}`))),
});

export { expect };
