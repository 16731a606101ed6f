import { defineUnlistedScript } from '#imports';
import { type TransferNews, type TransferOrder, transfer } from '../lib/archive/transfer';
import { CHATGPT_ORIGIN } from '../lib/chatgpt/origins';
import { openDatabase } from '../lib/database/open';
import { translateWith } from '../lib/i18n/translate';
import { openScratchFile } from '../lib/platform/scratch-file';

/**
 * Imports and exports for the archive page, in a web worker, so that a gigabyte neither freezes the page nor fills its memory. The first
 * message is the task, any further one means "stop". There is no extension API here.
 */
export default defineUnlistedScript(() => {
  const stop = new AbortController();
  const tell = (news: TransferNews) => postMessage(news);
  const begin = async ({ task, language }: TransferOrder) => {
    const words = await fetch(`/_locales/${language.replace('-', '_')}/messages.json`);
    await transfer(task, {
      database: await openDatabase(),
      words: { t: translateWith(await words.json(), language), origin: CHATGPT_ORIGIN },
      openFile: () => openScratchFile(Date.now()),
      now: Date.now(),
      tell,
      signal: stop.signal,
    });
  };
  addEventListener(
    'message',
    ({ data }: MessageEvent<TransferOrder>) => {
      begin(data).catch((error: Error) => tell({ is: 'failed', because: error.message }));
      addEventListener('message', () => stop.abort());
    },
    { once: true },
  );
});
