import { useEffect, useState } from 'preact/hooks';
import type { DataPanelProps } from '../../components/DataPanel';
import { announceChange, onArchiveChange } from '../../lib/archive/announce';
import { forgetDatabase } from '../../lib/database/forget';
import { openDatabase } from '../../lib/database/open';
import type { Translate } from '../../lib/i18n/translate';
import { draftStore } from '../../lib/platform/draft-store';
import { forgetScratchFiles } from '../../lib/platform/scratch-file';
import { forgetStorage, storedBytes } from '../../lib/platform/storage';
import { openPage } from '../../lib/platform/tabs';
import { exclusions } from '../../lib/settings/exclusions';

async function measure(): Promise<DataPanelProps['size']> {
  const [database, bytes, drafts, excluded] = await Promise.all([
    openDatabase(),
    storedBytes(),
    draftStore.all(),
    exclusions.get(),
  ]);
  return {
    conversations: await database.count('heads'),
    bytes,
    prompts: drafts.length,
    excluded: excluded.length,
  };
}

/** How much is stored, counted again whenever it changes, and how to get rid of it. */
export function useData(verifiedAt: number | null, t: Translate): DataPanelProps {
  const [size, setSize] = useState<DataPanelProps['size']>(null);
  const count = () => void measure().then(setSize, () => undefined);
  useEffect(() => {
    const closing = new AbortController();
    count();
    draftStore.watch(count, closing.signal);
    exclusions.watch(count, closing.signal);
    onArchiveChange(count, closing.signal);
    return () => closing.abort();
  }, []);
  return {
    size,
    verifiedAt,
    t,
    onOpenArchive: () => void openPage('archive.html'),
    onVerify: () => void openPage('archive.html#/verify'),
    onSaveFile: () => void openPage('archive.html#/save'),
    onClearPrompts: () => void draftStore.clear(),
    onIncludeAll: () => void exclusions.set([]),
    async onDeleteEverything() {
      await forgetDatabase();
      await forgetStorage();
      await forgetScratchFiles();
      announceChange();
      count();
    },
  };
}
