import { codeRegions, type Span, touches } from './code-regions';
import type { Source } from './conversation';
import { hasMarkers, withoutMarkers } from './markers';
import type { Reference } from './references';

/** A text as a person reads it. */
export interface Cited {
  text: string;
  /** Marks that referred to nothing. */
  ghosts: number;
}

interface Replacement extends Span {
  reference: Reference;
}

/**
 * Puts links in the place of reference marks. Only the marks change; every other character stays as it was, and code is never
 * touched by a replacement. Marks that refer to nothing are deleted and counted.
 *
 * @param raw the text as served: offsets count in it
 */
export function cite(raw: string, references: Reference[]): Cited {
  if (references.length === 0 && !hasMarkers(raw)) return { text: raw, ghosts: 0 };
  const code = codeRegions(raw);
  const offsets = offsetsOf(raw, references);
  const found = references.flatMap((reference) => {
    const span = locate(raw, reference, offsets);
    return span && !touches(code, span) ? [{ ...span, reference }] : [];
  });
  let text = '';
  let ghosts = 0;
  let from = 0;
  for (const { start, end, reference } of withoutOverlaps(found)) {
    const before = withoutMarkers(raw.slice(from, start));
    text += before.text + reference.replacement;
    ghosts += before.found;
    from = end;
  }
  const rest = withoutMarkers(raw.slice(from));
  return { text: text + rest.text, ghosts: ghosts + rest.found };
}

/**
 * The list under a message: footnotes first, then what was cited and is not in it yet, each address once. A page counts as cited
 * even where its mark could not be found in the text.
 */
export function listSources(references: Reference[]): Source[] {
  const isFootnote = ({ footnote }: Reference) => footnote;
  const ordered = [...references.filter(isFootnote), ...references.filter((each) => !isFootnote(each))];
  const byAddress = new Map<string, Source>();
  for (const source of ordered.flatMap(({ sources }) => sources)) {
    // A link to a passage (`#:~:text=`) leads to the same page.
    const [page = source.url] = source.url.split('#:~:text=');
    if (!byAddress.has(page)) byAddress.set(page, source);
  }
  return [...byAddress.values()];
}

type Offset = (served: number) => number;

/**
 * The server does not say whether offsets count UTF-16 units or code points, and no public record decides it. They agree
 * unless an astral character stands in front: then the unit in which more marks are where they should be is taken.
 */
function offsetsOf(raw: string, references: Reference[]): Offset {
  const units: Offset = (served) => served;
  if (!/[\uD800-\uDBFF]/.test(raw)) return units;
  const starts: number[] = [];
  let at = 0;
  for (const character of raw) {
    starts.push(at);
    at += character.length;
  }
  starts.push(at);
  const points: Offset = (served) => starts[served] ?? raw.length + 1;
  const hits = (offset: Offset) => references.filter((reference) => isAt(raw, reference, offset)).length;
  return hits(points) > hits(units) ? points : units;
}

function isAt(raw: string, { start, end, matched }: Reference, offset: Offset): boolean {
  return (
    start !== null && end !== null && matched !== null && raw.slice(offset(start), offset(end)) === matched
  );
}

/** Where the mark of a reference stands; null when nothing may be replaced. */
function locate(raw: string, reference: Reference, offset: Offset): Span | null {
  const { start, end, matched } = reference;
  if (matched === null) return locateCitation(raw, offset(start ?? 0), offset(end ?? 0));
  // A sources footnote matches one blank: taken at its word it would glue words together.
  if (matched.trim() === '') return null;
  if (isAt(raw, reference, offset)) return { start: offset(start ?? 0), end: offset(end ?? 0) };
  if (!hasMarkers(matched)) return null;
  const first = raw.indexOf(matched);
  const unique = first >= 0 && raw.indexOf(matched, first + 1) < 0;
  return unique ? { start: first, end: first + matched.length } : null;
}

/** Old citations have no text of their own; `【` at the start shows that the offsets mean a mark. */
function locateCitation(raw: string, start: number, end: number): Span | null {
  const at = raw[start] === '【' ? start : raw[start + 1] === '【' ? start + 1 : null;
  if (at === null || end <= at || end > raw.length) return null;
  const close = raw.indexOf('】', at);
  return close >= 0 && close <= end ? { start: at, end: close + 1 } : null;
}

/** The longer of two overlapping marks wins; of equals the first, so that new references go before old citations. */
function withoutOverlaps(found: Replacement[]): Replacement[] {
  const kept: Replacement[] = [];
  for (const replacement of found.sort((one, other) => one.start - other.start)) {
    const previous = kept.at(-1);
    if (!previous || previous.end <= replacement.start) kept.push(replacement);
    else if (lengthOf(replacement) > lengthOf(previous)) kept.splice(-1, 1, replacement);
  }
  return kept;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
