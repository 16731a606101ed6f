import { UnreadableFileError } from '../conversation/unreadable-file-error';
import type { Found, ImportedFile, ImportSource } from './import-source';

const sources = import.meta.glob<ImportSource>('./sources/*.ts', { eager: true, import: 'default' });

/**
 * All conversations of one file, whatever kind it is.
 *
 * Throws `UnreadableFileError` that names the file when it cannot be read.
 */
export async function* readFile(file: ImportedFile): AsyncGenerator<Found> {
  try {
    yield* sourceOf(await file.bytes.read(0, 64)).read(file);
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    throw new UnreadableFileError(error.why, file.name, { cause: error });
  }
}

function sourceOf(first: Uint8Array): ImportSource {
  const source = Object.values(sources).find((each) => each.recognise(first));
  if (source) return source;
  throw new UnreadableFileError(first.length === 0 ? 'empty' : 'neither');
}
