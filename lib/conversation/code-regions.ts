/** A stretch of a text: from `start` up to, not including, `end`, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

/** Indentation and quote marks, a list's mark, a run of at least three, and what follows. Bounded: a line may be a megabyte. */
const FENCE = /^([ \t>]{0,99}(?:[-*+] |\d{1,9}[.)] )?[ \t]{0,9})(`{3,}|~{3,})(.*)$/;

/** A code fence that is open at the end of a text. */
export interface OpenFence {
  /** Indentation or quote marks in front of it. */
  prefix: string;
  /** The characters it takes to close it. */
  fence: string;
}

/** Where code stands in Markdown: fenced blocks with their fences, and code spans. In order, without overlaps. */
export function codeRegions(markdown: string): Span[] {
  const fences = scanFences(markdown);
  const regions: Span[] = [];
  let from = 0;
  for (const fence of [...fences, { start: markdown.length, end: markdown.length }]) {
    for (const span of codeSpans(markdown, from, fence.start)) regions.push(span);
    if (fence.end > fence.start) regions.push(fence);
    from = fence.end;
  }
  return regions;
}

/** True when a span shares a character with one of the regions, which are in order and without overlaps. */
export function touches(regions: readonly Span[], span: Span): boolean {
  let low = 0;
  let high = regions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const region = regions[middle];
    if (!region || region.end > span.start) high = middle;
    else low = middle + 1;
  }
  const next = regions[low];
  return next !== undefined && next.start < span.end;
}

/**
 * The fence that is open after a line, given the one that was open before it; null when there is none.
 *
 * CommonMark's fences, at any depth of indentation: a model indents them inside lists, and one that is taken for a fence by
 * mistake only protects more text than necessary.
 */
export function fenceAfter(line: string, open: OpenFence | null): OpenFence | null {
  // Nearly all lines.
  if (!line.includes('```') && !line.includes('~~~')) return open;
  const [, prefix = '', marks = '', rest = ''] = FENCE.exec(line.replace(/\r$/, '')) ?? [];
  if (marks === '') return open;
  if (!open) return marks[0] === '~' || !rest.includes('`') ? { prefix, fence: marks } : null;
  return marks.startsWith(open.fence) && rest.trim() === '' && /^[ \t>]*$/.test(prefix) ? null : open;
}

function scanFences(markdown: string): Span[] {
  const fences: Span[] = [];
  let open: OpenFence | null = null;
  let openedAt = 0;
  for (let start = 0; start <= markdown.length; ) {
    const newline = markdown.indexOf('\n', start);
    const end = newline < 0 ? markdown.length : newline;
    const after = fenceAfter(markdown.slice(start, end), open);
    if (after && !open) openedAt = start;
    if (open && !after) fences.push({ start: openedAt, end });
    open = after;
    start = end + 1;
  }
  if (open) fences.push({ start: openedAt, end: markdown.length });
  return fences;
}

/** Code spans between two places: a run of back-ticks up to the next run of the same length in the same paragraph. */
function codeSpans(markdown: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  for (const paragraph of paragraphs(markdown, from, to)) {
    const runs = [...markdown.slice(paragraph.start, paragraph.end).matchAll(/`+/g)];
    // The last run of each length tells at once that an opener has no closer: long hostile texts stay linear.
    const last = new Map(runs.map((run) => [run[0].length, run.index]));
    for (let place = 0; place < runs.length; place++) {
      const opener = runs[place];
      if (!opener || (last.get(opener[0].length) ?? 0) <= opener.index) continue;
      const start = paragraph.start + opener.index;
      do place++;
      while (runs[place]?.[0].length !== opener[0].length);
      const closer = runs[place];
      if (closer)
        spans.push({
          start,
          end: paragraph.start + closer.index + closer[0].length,
        });
    }
  }
  return spans;
}

function* paragraphs(markdown: string, from: number, to: number): Generator<Span> {
  // Not in the whole text: a search that went on behind `to` would be made anew for each of a million fences.
  const stretch = markdown.slice(from, to);
  let start = from;
  for (const { index } of stretch.matchAll(/\n[ \t\r]*\n/g)) {
    yield { start, end: from + index };
    start = from + index;
  }
  yield { start, end: to };
}
