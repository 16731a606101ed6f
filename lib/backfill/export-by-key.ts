import { headOf } from '../archive/heads';
import { takeOutAs } from '../archive/take-out-as';
import { CHATGPT_ORIGIN } from '../chatgpt/origins';
import { openDatabase } from '../database/open';
import markdown from '../export/formats/markdown';
import { sendToTab } from '../platform/messages';
import { chatgptTabs, openPage } from '../platform/tabs';
import { loadTranslate } from '../platform/translate';

/**
 * Saves the conversation in front as Markdown. It is backed up first; where ChatGPT does not answer, the copy that is held is as good as
 * anything. The page saves the file, because a worker cannot. Where there is neither, the popup's page says how things stand.
 */
export async function exportFrontTab(): Promise<void> {
  const [tab] = await chatgptTabs(CHATGPT_ORIGIN);
  if (!tab?.active || tab.id === undefined) return;
  const conversation = await sendToTab(tab.id, 'conversation/current');
  if (!conversation) return openPage('popup.html');
  await sendToTab(tab.id, 'conversation/back-up').catch(() => undefined);
  const database = await openDatabase();
  const head = await headOf(database, null, conversation.id);
  if (!head) return openPage('popup.html');
  const { account, conversationId } = head;
  const words = { t: await loadTranslate(), origin: CHATGPT_ORIGIN };
  const { name, mimeType, chunks } = await takeOutAs(database, { account, conversationId }, markdown, words);
  await sendToTab(tab.id, 'file/save', name, mimeType, [...chunks].join(''));
}
