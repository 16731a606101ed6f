import { useEffect, useState } from 'preact/hooks';
import type { BackupPanelProps } from '../../components/BackupPanel';
import { onArchiveChange } from '../../lib/archive/announce';
import { CHATGPT_ORIGIN } from '../../lib/chatgpt/origins';
import { failureWords } from '../../lib/i18n/failure-words';
import type { Translate } from '../../lib/i18n/translate';
import { sendToTab } from '../../lib/platform/messages';
import { onTabMoved, openPage } from '../../lib/platform/tabs';
import { setExcluded } from '../../lib/settings/exclusions';
import { FRONT_UNKNOWN, type Front, lookAtFront } from './front';
import { keptSentence } from './kept-sentence';

/** The backup panel's state and its deeds. `looking` is the first glance, begun before the first paint. */
export function useBackup(
  first: Front | null,
  looking: Promise<Front>,
  t: Translate,
): { front: Front; panel: BackupPanelProps } {
  const [front, setFront] = useState(first ?? FRONT_UNKNOWN);
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<BackupPanelProps['told']>(null);

  const failed = (key: string, error: unknown) => {
    setTold({ failed: true, sentence: t(key, { reason: failureWords(error, t) }) });
  };
  const look = (it: Promise<Front>) => it.then(setFront, (error) => failed('popup_failed_archive', error));
  useEffect(() => {
    const closing = new AbortController();
    void look(looking).then(() => look(lookAtFront()));
    const again = () => void look(lookAtFront());
    onArchiveChange(again, closing.signal);
    onTabMoved(CHATGPT_ORIGIN, again, closing.signal);
    return () => closing.abort();
  }, []);

  /** Runs one deed at a time and says how it ended. */
  const run = async (failure: string, deed: () => Promise<string>) => {
    setBusy(true);
    setTold(null);
    try {
      const sentence = await deed();
      setFront(await lookAtFront());
      setTold({ failed: false, sentence });
    } catch (error) {
      failed(failure, error);
    }
    setBusy(false);
  };
  const backUp = async () => {
    if (front.tabId === null) throw new Error(t('popup_backup_elsewhere'));
    return sendToTab(front.tabId, 'conversation/back-up');
  };

  const panel: BackupPanelProps = {
    ...{ view: front.view, late: first === null, busy, told, t },
    onBackUp: () => run('popup_failed_backup', async () => keptSentence(await backUp(), t)),
    onExport: (format) =>
      run('popup_failed_export', async () => {
        // What is not saved yet is saved first: one click, and the copy stays.
        if (front.conversation && !front.head) await backUp();
        const { head } = front.head ? front : await lookAtFront();
        if (!head) throw new Error(t('popup_backup_none'));
        const { exportHead } = await import('./export-head');
        return t('popup_exported', { file: await exportHead(head, format, t) });
      }),
    onOpenArchive: () =>
      void openPage(
        front.head && front.conversation ? `archive.html#/c/${front.conversation.id}` : 'archive.html',
      ),
    onSaveFile: () => void openPage('archive.html#/save'),
    onExclude: async (excluded) => {
      if (front.conversation) await setExcluded(front.conversation.id, excluded);
      setFront(await lookAtFront());
    },
  };
  return { front, panel };
}
