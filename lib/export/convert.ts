import type { ServedConversation } from '../conversation/conversation';
import { readConversation } from '../conversation/read-conversation';
import { UnreadableFileError } from '../conversation/unreadable-file-error';
import { refusalSentence, refusalWords } from '../i18n/refusal-words';
import type { ImportedFile } from '../import/import-source';
import { readFile } from '../import/read-file';
import type { ExportFormat, WriteOptions } from './export-format';
import { fileName, uniqueNames } from './file-name';
import { countMessages } from './transcript';

/** What became of the files that were given. */
export interface Converted {
  conversations: number;
  /** Messages that a reader of the files sees. */
  messages: number;
  /** Names of the files written, in order. */
  files: string[];
  /** Sentences about what was left out, or is not whole. */
  warnings: string[];
}

export interface ConvertOptions extends WriteOptions {
  format: ExportFormat;
  /** Writes one file. */
  write(name: string, chunks: Iterable<string>): Promise<void>;
}

/**
 * Writes every conversation that the files hold, each into a file of its own, with the formats that ship. What cannot be read is
 * left out with a warning while others can.
 *
 * Throws `UnreadableFileError` when none of the files holds a conversation.
 */
export async function convert(files: Iterable<ImportedFile>, options: ConvertOptions): Promise<Converted> {
  const done: Converted = { conversations: 0, messages: 0, files: [], warnings: [] };
  const uniqueName = uniqueNames();
  const refusals: UnreadableFileError[] = [];

  const convertOne = async (served: ServedConversation) => {
    const conversation = readConversation(served);
    const name = uniqueName(fileName(conversation, options.format.extension, options.t));
    await options.write(name, options.format.write(conversation, served, options));
    done.conversations++;
    done.messages += countMessages(conversation, options.branches);
    done.files.push(name);
    if (conversation.partialBecause !== null) {
      const why = options.t(`export_partial_${conversation.partialBecause.replaceAll('-', '_')}`);
      done.warnings.push(`${name}: ${why}`);
    }
  };

  for (const file of files) {
    await orRefusal(async () => {
      for await (const found of readFile(file)) {
        if (found.is === 'file') continue;
        if (found.is === 'skipped')
          done.warnings.push(`${found.from}: ${refusalWords(found.because, options.t)}`);
        else await orRefusal(() => convertOne(found.served), found.from);
      }
    });
  }
  const warnings = refusals.map((refusal) => refusalSentence(refusal, options.t));
  if (done.conversations > 0) return { ...done, warnings: [...done.warnings, ...warnings] };
  throw refusals[0] ?? new UnreadableFileError('no-conversation');

  async function orRefusal(act: () => Promise<void>, from: string | null = null): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      refusals.push(new UnreadableFileError(error.why, from ?? error.from, { cause: error }));
    }
  }
}
