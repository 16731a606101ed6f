import { CHATGPT_ORIGIN } from '../chatgpt/origins';
import type { Translate } from '../i18n/translate';
import { isNobodyThere } from '../platform/errors';
import { sendToTab } from '../platform/messages';
import { hasHostAccess } from '../platform/permissions';
import { chatgptTabs } from '../platform/tabs';
import { showOnToolbar } from '../surfaces/badge';
import type { Situation } from '../surfaces/situation';
import { situationItem } from '../surfaces/situation-item';

/**
 * Shows a situation on every surface: the toolbar button, the stored item that popup and archive watch, and every ChatGPT tab
 * (content scripts cannot read `storage.session`; Firefox has no way to let them).
 * Tabs hear of it only when something but the time has changed.
 */
export function createShow(t: Translate, now: () => number): (situation: Situation) => Promise<void> {
  let told = '';
  return async (situation) => {
    const showing = hasHostAccess().then((access) => showOnToolbar(situation, access, t, now()));
    await Promise.all([situationItem.set(situation), showing]);
    const news = JSON.stringify({ ...situation, at: 0 });
    if (news === told) return;
    told = news;
    const tabs = await chatgptTabs(CHATGPT_ORIGIN);
    await Promise.all(tabs.map(({ id }) => id !== undefined && tell(id, situation)));
  };
}

async function tell(tabId: number, situation: Situation): Promise<void> {
  await sendToTab(tabId, 'situation/changed', situation).catch((error: unknown) => {
    if (!isNobodyThere(error)) throw error;
  });
}
