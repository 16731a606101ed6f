import { readFileSync } from 'node:fs';
import type { Catalogue } from '../../lib/i18n/translate';
import { translateWith } from '../../lib/i18n/translate';
import { factSentence } from '../../lib/surfaces/wording';
import { replay } from './replay';
import { ReplayFileError, readReplayFile } from './replay-file';

/**
 * Replays the named files: the lines for stdout. Throws `ReplayFileError` with one sentence, naming the file, when one cannot be
 * replayed; then no line of any file is returned.
 * @param words path of the English catalogue
 */
export function replayFiles(paths: string[], words: string): string[] {
  const t = translateWith(JSON.parse(readFileSync(words, 'utf8')) as Catalogue, 'en');
  return paths.flatMap((path) => {
    const lines = replay(readReplayFile(contentOf(path), path), (fact, now) => factSentence(fact, t, now));
    return [...(paths.length > 1 ? [{ file: path }] : []), ...lines].map((line) => JSON.stringify(line));
  });
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ReplayFileError(`${path}: the file cannot be read.`);
  }
}
