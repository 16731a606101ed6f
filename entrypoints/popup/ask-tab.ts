import type { CurrentConversation } from '../../lib/capture/keep-tab';
import { CHATGPT_ORIGIN } from '../../lib/chatgpt/origins';
import { isNobodyThere } from '../../lib/platform/errors';
import { sendToTab } from '../../lib/platform/messages';
import { chatgptTabs } from '../../lib/platform/tabs';

/** What the tab shows: a conversation, none, nothing that it tells us, or there is no tab. */
export type Asked = CurrentConversation | null | 'silent' | 'elsewhere';

/** Asks the ChatGPT tab used last what it shows. */
export async function askTab(): Promise<{ tabId: number | null; asked: Asked }> {
  const [tab] = await chatgptTabs(CHATGPT_ORIGIN);
  return tab?.id === undefined
    ? { tabId: null, asked: 'elsewhere' }
    : { tabId: tab.id, asked: await ask(tab.id) };
}

async function ask(tabId: number): Promise<Asked> {
  return sendToTab(tabId, 'conversation/current').catch((error: unknown) => {
    if (isNobodyThere(error)) return 'silent';
    throw error;
  });
}

/** The conversation that the tab shows, if it shows one that can be kept. */
export function conversationIn(asked: Asked): CurrentConversation | null {
  return asked === null || typeof asked === 'string' || asked.temporary ? null : asked;
}
