import type { BackupBody } from './backup-manifest';

/** The bodies of one of our JSON files. */
const ONE = '"conversation":';
const PAGES = '"pages":[';

/**
 * Takes the bodies out of a file that the JSON format wrote (`lib/export/formats/json.ts`), each exactly as it was served, blanks
 * around it included. Null when the file does not look as it was written.
 */
export function bodiesOf(text: string, given: readonly BackupBody[]): string[] | null {
  // The first line is our own and holds no line break.
  const start = text.indexOf('\n') + 1;
  const opening = [ONE, PAGES].find((each) => text.startsWith(each, start));
  if (!opening) return null;
  let at = start + opening.length;
  const bodies: string[] = [];
  for (const { units, bom } of given) {
    bodies.push((bom ? '\uFEFF' : '') + text.slice(at, at + units));
    // Pages stand apart by a comma and a line break.
    at += units + 2;
  }
  const end = opening === ONE ? '}\n' : ']}\n';
  return text.slice(at - 2) === end ? bodies : null;
}
