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
  const { fences } = scanFences(markdown);
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

/** The fence that is still open at the end of the text; null when all are closed. */
export function openFence(markdown: string): OpenFence | null {
  return scanFences(markdown).open;
}

/**
 * CommonMark's fences, at any depth of indentation: a model indents them inside lists, and one that is taken for a fence by
 * mistake only protects more text than necessary.
 */
function scanFences(markdown: string): {
  fences: Span[];
  open: OpenFence | null;
} {
  const fences: Span[] = [];
  let open: (OpenFence & { start: number }) | null = null;
  for (let start = 0; start <= markdown.length; ) {
    const newline = markdown.indexOf('\n', start);
    const end = newline < 0 ? markdown.length : newline;
    const line = markdown.slice(start, end).replace(/\r$/, '');
    const [, prefix = '', marks = '', rest = ''] = FENCE.exec(line) ?? [];
    if (marks !== '') {
      if (!open) {
        if (marks[0] === '~' || !rest.includes('`')) open = { prefix, fence: marks, start };
      } else if (marks.startsWith(open.fence) && rest.trim() === '' && /^[ \t>]*$/.test(prefix)) {
        fences.push({ start: open.start, end });
        open = null;
      }
    }
    start = end + 1;
  }
  if (open) fences.push({ start: open.start, end: markdown.length });
  return { fences, open };
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
  const blank = /\n[ \t\r]*\n/g;
  blank.lastIndex = from;
  let start = from;
  for (let gap = blank.exec(markdown); gap && gap.index < to; gap = blank.exec(markdown)) {
    yield { start, end: gap.index };
    start = gap.index;
  }
  yield { start, end: to };
}
