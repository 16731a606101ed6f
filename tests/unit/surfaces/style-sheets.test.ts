import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const sheets = ['components', 'entrypoints'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .map((file) => join(folder, file)),
);

/** Declarations with a left and a right: in a page that reads from the right they stand on the wrong side. */
function onesided(sheet: string): string[] {
  const physical =
    sheet.match(/[^-\w](?:(?:padding|margin|border)-)?(?:left|right)(?:-\w+)?\s*:[^;]*;/g) ?? [];
  const fourSides = [...sheet.matchAll(/(?:padding|margin|inset):\s*(\S+) (\S+) (\S+) (\S+);/g)];
  return [...physical, ...fourSides.flatMap(([all, , right, , left]) => (right === left ? [] : [all]))];
}

describe('style sheets know the beginning and the end of a line, not its left and its right', () => {
  it.each(sheets)('%s', (path) => expect(onesided(readFileSync(path, 'utf8'))).toEqual([]));

  it.each([
    '.a { padding: 0 8px 4px 16px; }',
    '.a { margin-left: 4px; }',
    '.a { left: 0; }',
    '.a { border-right-width: 1px; }',
  ])('%s is found', (rule) => expect(onesided(rule)).toHaveLength(1));

  it.each(['.a { padding: 0 8px 4px 8px; }', '.a { text-align: left; }', '.a { margin-inline: 4px 8px; }'])(
    '%s is fine',
    (rule) => expect(onesided(rule)).toEqual([]),
  );
});
