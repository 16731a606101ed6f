import {
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { CHATGPT_ORIGIN } from '../../lib/chatgpt/origins';
import { UnreadableFileError } from '../../lib/conversation/unreadable-file-error';
import { type Converted, convert } from '../../lib/export/convert';
import { FORMAT_IDS } from '../../lib/export/export-format';
import { exportFormats } from '../../lib/export/export-formats';
import { refusalSentence } from '../../lib/i18n/refusal-words';
import { type Catalogue, translateWith } from '../../lib/i18n/translate';
import type { ImportedFile } from '../../lib/import/import-source';

/** What `npm run convert` was asked for. */
export interface ConvertRequest {
  input: string;
  outDir: string;
  format: string;
  branches: string;
  /** Path of the English catalogue. */
  words: string;
}

/** Files of a folder that may hold conversations; others are none of our business. */
const READABLE = /\.(?:json|zip)$/i;

/**
 * Converts a file, or every JSON and ZIP file of a folder, and returns the summary. Files appear in the output folder only when all
 * of them have been written.
 *
 * Throws with one sentence, and leaves the output folder as it was, when nothing can be converted.
 */
export async function convertFiles({
  input,
  outDir,
  format,
  branches,
  words,
}: ConvertRequest): Promise<Converted> {
  const chosen = exportFormats.find(({ id }) => id === format);
  if (!chosen) throw new Error(`--format takes ${FORMAT_IDS.join(', ')}; "${format}" is none of them.`);
  if (branches !== 'active' && branches !== 'all')
    throw new Error(`--branches takes active or all; "${branches}" is neither.`);
  const t = translateWith(JSON.parse(readFileSync(words, 'utf8')) as Catalogue, 'en');
  const files = filesOf(input);
  const existed = isFolder(outDir);
  mkdirSync(outDir, { recursive: true });
  const unfinished = mkdtempSync(join(outDir, '.unfinished-'));
  try {
    const done = await convert(files, {
      format: chosen,
      t,
      origin: CHATGPT_ORIGIN,
      branches,
      async write(name, chunks) {
        const file = openSync(join(unfinished, name), 'wx');
        for (const chunk of chunks) writeFileSync(file, chunk);
      },
    });
    for (const name of done.files) renameSync(join(unfinished, name), join(outDir, name));
    return done;
  } catch (error) {
    if (!existed) rmSync(outDir, { recursive: true, force: true });
    throw error instanceof UnreadableFileError
      ? new Error(refusalSentence(error, t), { cause: error })
      : error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function filesOf(input: string): ImportedFile[] {
  if (!isFolder(input)) return [toFile(input, basename(input))];
  const names = readdirSync(input, { recursive: true, encoding: 'utf8' }).filter((name) =>
    READABLE.test(name),
  );
  if (names.length === 0) throw new Error(`${input} holds no JSON or ZIP file.`);
  return names.sort().map((name) => toFile(join(input, name), name));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function toFile(path: string, name: string): ImportedFile {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    throw new Error(`${path} cannot be opened.`);
  }
  return {
    name,
    bytes: {
      sizeBytes: statSync(path).size,
      async read(start, end) {
        const bytes = new Uint8Array(Math.max(0, end - start));
        return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, start));
      },
    },
  };
}
