import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const CHROME = '.output/chrome-mv3';

/** Raw bytes of what every ChatGPT page and every wake-up of the background has to load. */
const BUDGETS = [
  { what: 'content script', file: 'content-scripts/chatgpt.js', bytes: 140_000 },
  { what: 'tap in the page’s own world', file: 'content-scripts/chatgpt-main.js', bytes: 10_000 },
  { what: 'background', file: 'background.js', bytes: 100_000 },
];

describe('size', () => {
  it.each(BUDGETS)('of the $what is at most $bytes bytes', ({ what, file, bytes }) => {
    const code = readFileSync(join(CHROME, file));
    console.log(`${what}: ${code.length} of ${bytes} bytes, ${gzipSync(code).length} gzipped`);
    expect(code.length).toBeLessThanOrEqual(bytes);
  });
});

describe.each([CHROME, '.output/firefox-mv3'])('text files in %s', (folder) => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(js|css|html|json|svg)$/.test(file) && statSync(join(folder, file)).isFile(),
  );

  it.each(files)('%s is UTF-8 without raw non-characters, which Chrome refuses to load', (file) => {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(folder, file)));
    expect(text).not.toMatch(/[\uFDD0-\uFDEF\uFFFE\uFFFF]/);
  });
});
