import { defineUnlistedScript } from '#imports';
import { bringUpToDate, type FolderNews } from '../lib/archive/folder/bring-up-to-date';
import { paced } from '../lib/archive/pace';
import { type ExportHands, type TransferNews, type TransferTask, transfer } from '../lib/archive/transfer';
import { CHATGPT_ORIGIN } from '../lib/chatgpt/origins';
import { openDatabase } from '../lib/database/open';
import { exportFormats } from '../lib/export/export-formats';
import { alone } from '../lib/platform/alone';
import { crewOf } from '../lib/platform/crew';
import { mayWrite } from '../lib/platform/pick-folder';
import { openScratchFile } from '../lib/platform/scratch-file';
import { wordsInWorker } from '../lib/platform/worker-words';
import type { ExportAnswer, ExportOrder } from './export-worker';

/** How the work is started; any further message means "stop". */
export interface WorkerOrder {
  /** `folder`: bring the chosen folder up to date. */
  task: TransferTask | { is: 'folder' };
  /** `languageTag` of the words to write with. */
  language: string;
}

/** More of them would read from one disk and hold more conversations in memory at the same time. */
const MOST = 4;

/** Has conversations written, and read again, beside each other: by as many workers as the machine has cores. */
function byOthers(language: string): ExportHands {
  const open = () => new Worker('/export-worker.js');
  const crew = crewOf<ExportOrder, ExportAnswer>(open, Math.min(navigator.hardwareConcurrency, MOST));
  return {
    async exportSome(named, { formats, options: { branches, choices }, isBackup }) {
      const how = { formats: formats.map(({ id }) => id), isBackup, branches, choices, language };
      return (await crew.give({ write: named, how })).written;
    },
    hashMembers: async (file, members) => (await crew.give({ file, hash: members })).hashes,
  };
}

/**
 * Imports, exports and the folder that keeps itself, for the archive page, in a web worker, so that a gigabyte neither freezes the page
 * nor fills its memory. The first message is the task, any further one means "stop". There is no extension API here.
 */
export default defineUnlistedScript(() => {
  const stop = new AbortController();
  const elapsed = () => performance.now();
  const tell = paced((news: TransferNews | FolderNews) => postMessage(news), elapsed);
  const now = () => Date.now();
  const begin = async ({ task, language }: WorkerOrder) => {
    const words = { t: await wordsInWorker(language), origin: CHATGPT_ORIGIN };
    const world = { database: await openDatabase(), words, signal: stop.signal };
    if (task.is !== 'folder') {
      const openFile = () => openScratchFile(now());
      return transfer(task, { ...world, openFile, hands: byOthers(language), now: now(), tell });
    }
    const onProgress = (far: { done: number; total: number }) => tell({ is: 'progress', ...far });
    const looking = { ...world, formats: exportFormats, mayWrite, alone, now, onProgress };
    tell({ is: 'done', report: await bringUpToDate(looking) });
  };
  addEventListener(
    'message',
    ({ data }: MessageEvent<WorkerOrder>) => {
      begin(data).catch((error: Error) => tell({ is: 'failed', because: error.message }));
      addEventListener('message', () => stop.abort());
    },
    { once: true },
  );
});
