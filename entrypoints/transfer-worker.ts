import { defineUnlistedScript } from '#imports';
import { bringUpToDate, type FolderNews } from '../lib/archive/folder/bring-up-to-date';
import { type TransferNews, type TransferTask, transfer } from '../lib/archive/transfer';
import { CHATGPT_ORIGIN } from '../lib/chatgpt/origins';
import { openDatabase } from '../lib/database/open';
import { exportFormats } from '../lib/export/export-formats';
import { translateWith } from '../lib/i18n/translate';
import { alone } from '../lib/platform/alone';
import { mayWrite } from '../lib/platform/pick-folder';
import { openScratchFile } from '../lib/platform/scratch-file';

/** How the work is started; any further message means "stop". */
export interface WorkerOrder {
  /** `folder`: bring the chosen folder up to date. */
  task: TransferTask | { is: 'folder' };
  /** `languageTag` of the words to write with. */
  language: string;
}

/**
 * Imports, exports and the folder that keeps itself, for the archive page, in a web worker, so that a gigabyte neither freezes the page
 * nor fills its memory. The first message is the task, any further one means "stop". There is no extension API here.
 */
export default defineUnlistedScript(() => {
  const stop = new AbortController();
  const tell = (news: TransferNews | FolderNews) => postMessage(news);
  const now = () => Date.now();
  const begin = async ({ task, language }: WorkerOrder) => {
    const file = await fetch(`/_locales/${language.replace('-', '_')}/messages.json`);
    const words = { t: translateWith(await file.json(), language), origin: CHATGPT_ORIGIN };
    const world = { database: await openDatabase(), words, signal: stop.signal };
    if (task.is !== 'folder')
      return transfer(task, { ...world, openFile: () => openScratchFile(now()), now: now(), tell });
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
