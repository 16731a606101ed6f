import type { FolderPanelProps } from '../../components/archive/FolderPanel';
import { chooseFolder, decideFolder } from '../../lib/archive/folder/folder-row';
import { USUAL_LAYOUT } from '../../lib/archive/folder/usual-layout';
import type { Database } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';
import { askToWrite, pickFolder } from '../../lib/platform/pick-folder';
import { exportOptions } from '../../lib/settings/export-options';
import { useFolderWork } from './use-folder-work';

/** The folder that keeps itself, from the choice of one to the sentence that says what is in it. */
export function useFolder(database: Database, t: Translate): Omit<FolderPanelProps, 't'> {
  const { folder, running, report, bring } = useFolderWork(database, t);
  const then = (decided: Promise<void>) => decided.then(bring);
  const decide = (decision: Parameters<typeof decideFolder>[1]) => then(decideFolder(database, decision));
  const { handle, layout, halted = null, writtenAt = null } = folder ?? {};
  return {
    folder:
      handle && layout && halted !== 'stopped'
        ? { folderName: handle.name, layout, halted, writtenAt, running, report }
        : null,
    async onChoose() {
      const picked = await pickFolder();
      if (!picked) return;
      const options = { ...USUAL_LAYOUT.options, ...(await exportOptions.get()) };
      const usual = { ...USUAL_LAYOUT, options, decidedAt: Date.now() };
      await then(chooseFolder(database, picked, layout ?? usual));
    },
    async onAllow() {
      if (handle && (await askToWrite(handle))) await decide({ halted: null });
    },
    onLayout: (decided) => decide({ layout: { ...decided, decidedAt: Date.now() } }),
    onStop: () => decide({ halted: 'stopped' }),
  };
}
