import { CHATGPT_ORIGIN } from '../chatgpt/origins';
import { injectContentScripts } from '../platform/content-scripts';
import { isNobodyThere } from '../platform/errors';
import { sendToTab } from '../platform/messages';
import { chatgptTabs } from '../platform/tabs';

/** Puts our scripts into the ChatGPT tabs that have none which lives: open before the installation, an update, or the site was given. */
export async function watchOpenTabs(): Promise<void> {
  const tabs = await chatgptTabs(CHATGPT_ORIGIN);
  await Promise.all(
    tabs.map(async ({ id }) => {
      if (id !== undefined && !(await isWatched(id))) await injectContentScripts(id);
    }),
  );
}

async function isWatched(tabId: number): Promise<boolean> {
  return sendToTab(tabId, 'conversation/current').then(
    () => true,
    (error: unknown) => !isNobodyThere(error),
  );
}
