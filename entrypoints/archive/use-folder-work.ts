import { useEffect, useMemo, useState } from 'preact/hooks';
import { onArchiveChange } from '../../lib/archive/announce';
import type { Folder } from '../../lib/archive/folder/folder';
import { readFolder } from '../../lib/archive/folder/folder-row';
import type { Database } from '../../lib/database/schema';
import type { Translate } from '../../lib/i18n/translate';
import { createFolderWork } from './folder-work';
import { useObserved } from './observed';
import { whenQuiet } from './when-quiet';

/** The background writes what it saves by itself; this is for everything else. */
const AT_MOST_EVERY_MS = 10_000;
/** A page that was just opened has its list and a search to do first. */
const QUIET_MS = 2_000;

/** The folder that was chosen, brought up to date when the page has the time and after each change of the archive. */
export function useFolderWork(database: Database, t: Translate) {
  const [folder, setFolder] = useState<Folder | null>(null);
  const look = async () => {
    const found = await readFolder(database);
    setFolder(found);
    return found !== null && found.halted !== 'stopped';
  };
  const work = useMemo(() => createFolderWork(t, () => void look()), [database]);
  const far = useObserved(work.far);
  const bring = async () => {
    if (await look()) work.bring();
    else work.stop();
  };
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    void look();
    whenQuiet(QUIET_MS, bring);
    onArchiveChange(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void bring();
      }, AT_MOST_EVERY_MS);
    }, stop.signal);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [work]);
  return { folder, ...far, bring };
}
