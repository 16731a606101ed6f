import type { Translate } from '../i18n/translate';
import { browser } from '../platform/browser';
import { onPermissionsChanged } from '../platform/permissions';
import type { Notice } from '../verdict/verdict';
import type { Situation } from './situation';
import { noticeWords } from './wording';

/**
 * Shows a notice of the browser, in place of an older one with the same id, or takes it back. A silent one calls for no attention:
 * somebody looks at ChatGPT and sees it there, so what is no longer true is only taken away. Does nothing without the permission.
 * It names neither a conversation nor anything that was written.
 */
export async function showNotice(
  notice: Notice,
  situation: Situation,
  t: Translate,
  now: number,
): Promise<void> {
  // Absent until the user has allowed it.
  if (!browser.notifications) return;
  const { id, kind, silent } = notice;
  if (kind === 'withdraw' || silent) {
    await browser.notifications.clear(id);
    return;
  }
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    ...noticeWords(kind, situation, t, now),
  });
}

/** Calls back when somebody clicks on one of our notices. To be called in the first turn. */
export function onNoticeClicked(callback: () => void): void {
  let listening = false;
  const listen = () => {
    if (listening || !browser.notifications) return;
    listening = true;
    browser.notifications.onClicked.addListener((id) => {
      void browser.notifications.clear(id);
      callback();
    });
  };
  listen();
  onPermissionsChanged(listen);
}
