import { CHATGPT_ORIGIN } from '../chatgpt/origins';
import { chatgptTabs, openPage, openSite, showTab } from '../platform/tabs';
import type { VerdictId } from '../verdict/verdict';

/** What a click on a notice leads to: the ChatGPT tab; without one, the saved conversations while it is down, else ChatGPT. */
export async function openWhatHelps(verdict: VerdictId): Promise<void> {
  const [tab] = await chatgptTabs(CHATGPT_ORIGIN);
  if (tab) await showTab(tab);
  else if (verdict.startsWith('outage-')) await openPage('archive.html');
  else await openSite(CHATGPT_ORIGIN);
}
