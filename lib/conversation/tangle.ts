import { codeRegions } from './code-regions';

/** What may open a link or emphasis; whoever reads Markdown looks for its end from each one. */
const OPENERS = /[*_]+|\[/g;

/** Where a stretch of text ends in which such an end may lie: at a blank line, and before an entry of a list. */
const BREAKS = /\n[ \t]*\n|\n(?= {0,3}(?:[-*+]|1[.)])[ \t])/;

/** The row below the head of a table: each of its cells is a text of its own. */
const TABLE = /^[^\n]*\n[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\||$)/m;

/** Steps of the search, as the square of what opens it; this many take about a tenth of a second (2026-11). */
const MOST_STEPS = 16_000_000;

/**
 * Whether a Markdown text has so much that opens and does not close that reading it as Markdown would take the square of its length: fifty
 * thousand brackets in a row hold a page up for seconds. Nobody wrote that to be read. Code does not count.
 */
export function isTangled(markdown: string): boolean {
  if (stepsOf(markdown) <= MOST_STEPS) return false;
  let steps = 0;
  for (const stretch of withoutCode(markdown).split(BREAKS)) {
    if (!TABLE.test(stretch)) steps += stepsOf(stretch);
    else for (const cell of stretch.split('|')) steps += stepsOf(cell);
    if (steps > MOST_STEPS) return true;
  }
  return false;
}

/** A block of code parts what stands around it; a span of code does not. */
function withoutCode(markdown: string): string {
  let text = '';
  let from = 0;
  for (const { start, end } of codeRegions(markdown)) {
    const isBlock = start === 0 || markdown[start - 1] === '\n';
    text +=
      markdown.slice(from, start) + (isBlock && markdown.slice(start, end).includes('\n') ? '\n\n' : '');
    from = end;
  }
  return text + markdown.slice(from);
}

function stepsOf(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(OPENERS)) count++;
  return count ** 2;
}
