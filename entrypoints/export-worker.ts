import { defineUnlistedScript } from '#imports';
import {
  type ExportedConversation,
  exportConversations,
  type How,
  type Named,
} from '../lib/archive/export-conversation';
import { hashesOf } from '../lib/archive/verify-file';
import { CHATGPT_ORIGIN } from '../lib/chatgpt/origins';
import { openDatabase } from '../lib/database/open';
import type { FormatId, WriteOptions } from '../lib/export/export-format';
import { exportFormats } from '../lib/export/export-formats';
import { blobSource } from '../lib/import/blob-source';
import type { ZipMember } from '../lib/import/zip-directory';
import type { CrewNews } from '../lib/platform/crew';
import { wordsInWorker } from '../lib/platform/worker-words';

/** How conversations are written. What cannot be sent between workers goes by its name. */
interface HowByName extends Pick<How, 'isBackup'>, Pick<WriteOptions, 'branches' | 'choices'> {
  formats: FormatId[];
  /** `languageTag` of the words to write with; the same in every order. */
  language: string;
}

/** Conversations to be written, or members of a file to be read again. */
export type ExportOrder =
  | { write: readonly Named[]; how: HowByName }
  | { hash: readonly ZipMember[]; file: Blob };

/** What was ordered; nothing of the other. */
export interface ExportAnswer {
  written: ExportedConversation[];
  hashes: (string | null)[];
}

/**
 * Writes and packs conversations for the transfer worker, and unpacks what was written. There are several of these: the browser packs
 * in the thread that asks for it, and packing is what an export waits for.
 */
export default defineUnlistedScript(() => {
  const opened = openDatabase();
  let words: ReturnType<typeof wordsInWorker> | null = null;
  const write = async (named: readonly Named[], how: HowByName) => {
    const { formats, isBackup, branches, choices, language } = how;
    words ??= wordsInWorker(language);
    return exportConversations(await opened, named, {
      formats: exportFormats.filter(({ id }) => formats.includes(id)),
      options: { t: await words, origin: CHATGPT_ORIGIN, branches, choices },
      isBackup,
    });
  };
  const obey = async (order: ExportOrder): Promise<ExportAnswer> =>
    'write' in order
      ? { written: await write(order.write, order.how), hashes: [] }
      : { written: [], hashes: await hashesOf(blobSource(order.file), order.hash) };
  const tell = (news: CrewNews<ExportAnswer>, bytes: ArrayBuffer[] = []) =>
    postMessage(news, { transfer: bytes });
  /** Answers in the sequence of the orders, however long each one takes. */
  let before = Promise.resolve();
  addEventListener('message', ({ data }: MessageEvent<ExportOrder>) => {
    const done = obey(data);
    const answer = async () => {
      const result = await done;
      const entries = result.written.flatMap((each) => each.entries);
      tell(
        { result },
        entries.map(({ packed }) => packed.buffer),
      );
    };
    before = before.then(answer).catch((error: Error) => tell({ because: error.message }));
  });
});
