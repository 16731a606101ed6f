import { strToU8, type Zippable, zipSync } from 'fflate';
import { UnreadableFileError } from '../../../lib/conversation/unreadable-file-error';
import { refusalSentence, refusalWords } from '../../../lib/i18n/refusal-words';
import { sourceOf } from '../../../lib/import/byte-source';
import type { Found } from '../../../lib/import/import-source';
import { readFile } from '../../../lib/import/read-file';
import { english as t } from '../../support/english';

/** Members of a ZIP file by name: text, bytes, or anything to be written as JSON. */
export type Members = Record<string, string | Uint8Array | object>;

export function asBytes(content: string | Uint8Array | object): Uint8Array {
  if (content instanceof Uint8Array) return content;
  return strToU8(typeof content === 'string' ? content : JSON.stringify(content));
}

export function zipOf(members: Members, level: 0 | 6 = 6): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(members)) files[name] = [asBytes(content), { level }];
  return zipSync(files);
}

/** Everything that is found in a file. */
export async function found(bytes: Uint8Array | string, name = 'given'): Promise<Found[]> {
  const all: Found[] = [];
  try {
    for await (const each of readFile({ name, bytes: sourceOf(asBytes(bytes)) })) all.push(each);
  } catch (error) {
    // What a person is told.
    if (error instanceof UnreadableFileError) error.message = refusalSentence(error, t);
    throw error;
  }
  return all;
}

/** Ids of the conversations that are found, in order; what was skipped as `from because`. */
export async function outline(bytes: Uint8Array | string, name = 'given') {
  const all = await found(bytes, name);
  return {
    ids: all.flatMap((each) => (each.is === 'conversation' ? each.served.id : [])),
    skipped: all.flatMap((each) =>
      each.is === 'skipped' ? `${each.from} ${refusalWords(each.because, t)}` : [],
    ),
  };
}
