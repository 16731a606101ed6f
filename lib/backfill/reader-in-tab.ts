import type { BackfillReader } from '../archive/backfill/reader';
import { sendToTab } from '../platform/messages';
import { chatgptTabs } from '../platform/tabs';

/** The ChatGPT tab used last, as somebody who reads; null while none is open. */
export async function readerInTab(origin: string): Promise<BackfillReader | null> {
  const tabs = await chatgptTabs(origin);
  const id = tabs.find((tab) => tab.discarded !== true)?.id;
  if (id === undefined) return null;
  return {
    accounts: () => sendToTab(id, 'backfill/accounts'),
    list: (...all) => sendToTab(id, 'backfill/list', ...all),
    conversation: (...all) => sendToTab(id, 'backfill/conversation', ...all),
    file: (...all) => sendToTab(id, 'backfill/file', ...all),
  };
}
