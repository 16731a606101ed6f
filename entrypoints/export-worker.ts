import { defineUnlistedScript } from '#imports';
import {
  type ExportedConversation,
  exportConversation,
  type How,
  type Named,
} from '../lib/archive/export-conversation';
import { CHATGPT_ORIGIN } from '../lib/chatgpt/origins';
import { openDatabase } from '../lib/database/open';
import type { FormatId, WriteOptions } from '../lib/export/export-format';
import { exportFormats } from '../lib/export/export-formats';
import type { CrewNews } from '../lib/platform/crew';
import { wordsInWorker } from '../lib/platform/worker-words';

/** A conversation to be written. What cannot be sent between workers goes by its name. */
export interface ExportOrder extends Pick<How, 'isBackup'>, Pick<WriteOptions, 'branches' | 'choices'> {
  named: Named;
  formats: FormatId[];
  /** `languageTag` of the words to write with; the same in every order. */
  language: string;
}

/**
 * Writes and packs conversations for the transfer worker, which has several of these: the browser packs in the thread that asks for
 * it, and packing is what an export waits for.
 */
export default defineUnlistedScript(() => {
  const opened = openDatabase();
  let words: ReturnType<typeof wordsInWorker> | null = null;
  const write = async (order: ExportOrder) => {
    const { named, formats, isBackup, branches, choices, language } = order;
    words ??= wordsInWorker(language);
    return exportConversation(await opened, named, {
      formats: exportFormats.filter(({ id }) => formats.includes(id)),
      options: { t: await words, origin: CHATGPT_ORIGIN, branches, choices },
      isBackup,
    });
  };
  const tell = (news: CrewNews<ExportedConversation>, bytes: ArrayBuffer[] = []) =>
    postMessage(news, { transfer: bytes });
  /** Answers in the sequence of the orders, however long each one takes. */
  let before = Promise.resolve();
  addEventListener('message', ({ data }: MessageEvent<ExportOrder>) => {
    const written = write(data);
    const answer = async () => {
      const result = await written;
      tell(
        { result },
        result.entries.map(({ packed }) => packed.buffer),
      );
    };
    before = before.then(answer).catch((error: Error) => tell({ because: error.message }));
  });
});
