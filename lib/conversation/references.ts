import type { Source } from './conversation';
import { asArray, asNumber, asObject, asText, type Json, type JsonObject, objectsIn } from './json';
import { hostOf, linkTo, plainName, safeAddress } from './links';
import { hasMarkers, withoutMarkers } from './markers';

/** Something an answer refers to, and where in the raw text its mark stands. */
export interface Reference {
  /** Offsets into the raw text, in a unit that the server does not state; null when there are none. */
  start: number | null;
  end: number | null;
  /** The mark as the server saw it; null for old citations and in copies of other tools, which only have offsets. */
  matched: string | null;
  /** What a reader sees in its place. */
  replacement: string;
  sources: Source[];
  /** Belongs in front of the list of sources, whatever the place of its mark. */
  footnote: boolean;
}

/** Types whose `matched_text` is ordinary prose (2026-03): nothing may be replaced. */
const PROSE = new Set(['followup_a', 'tldr']);

/** Types that show nothing in the text. */
const SILENT = new Set(['hidden', 'attribution', 'sources_footnote']);

/** References of one message, `metadata.content_references` before the older `metadata.citations`. */
export function readReferences(metadata: JsonObject): Reference[] {
  return [
    ...objectsIn(metadata.content_references).flatMap(readReference),
    ...objectsIn(metadata.citations).flatMap(readCitation),
  ];
}

/** One of `content_references`; nothing where its text is prose. */
export function readReference(reference: JsonObject): Reference[] {
  const type = asText(reference.type) ?? '';
  const matched = typeof reference.matched_text === 'string' ? reference.matched_text : null;
  if (PROSE.has(type)) return [];
  return [
    {
      start: asNumber(reference.start_idx),
      end: asNumber(reference.end_idx),
      matched,
      replacement: replacementOf(type, reference, matched ?? ''),
      sources: type === 'hidden' ? [] : sourcesOf(reference),
      footnote: type === 'sources_footnote',
    },
  ];
}

function replacementOf(type: string, reference: JsonObject, matched: string): string {
  // A hidden reference of late 2024 may span the words it is about; only its marks go.
  if (type === 'hidden') return /[\uE203\uE204]/.test(matched) ? withoutMarkers(matched).text : '';
  if (SILENT.has(type)) return '';
  const alt = asText(reference.alt);
  const links = linked(reference).map((page) => linkTo(nameOf(page), addressOf(page) ?? ''));
  switch (type) {
    case 'file': {
      const name = plainName(asText(reference.file_name) ?? asText(reference.name) ?? alt ?? '');
      return name === '' ? '' : `(${name})`;
    }
    case 'entity':
      return alt ?? plainName(asText(reference.name) ?? '');
    case 'navigation':
    case 'nav_list':
      return [plainName(asText(reference.title) ?? ''), links.join(', ')].filter(Boolean).join(': ');
    case 'image_v2':
    case 'image_group':
    case 'video':
      return alt ?? [plainName(asText(reference.title) ?? ''), links.join(', ')].filter(Boolean).join(': ');
  }
  if (links.length > 0) return `(${links.join(', ')})`;
  // A type of tomorrow without anything to show keeps its text, unless that is a bare mark.
  return alt ?? (hasMarkers(matched) ? '' : matched);
}

/** The pages a reference links to: its items with the sites that support them, or itself. */
function linked(reference: JsonObject): JsonObject[] {
  const items = [...objectsIn(reference.items), ...objectsIn(reference.sources)];
  const pages = items.length > 0 ? items : objectsIn(reference.fallback_items);
  const all = pages.flatMap((page) => [page, ...objectsIn(page.supporting_websites)]);
  return (all.length > 0 ? all : [reference]).filter((page) => addressOf(page) !== null);
}

function sourcesOf(reference: JsonObject): Source[] {
  return linked(reference).map((page) => ({
    title: titleOf(page),
    url: addressOf(page) ?? '',
  }));
}

function addressOf(page: JsonObject): string | null {
  return safeAddress(asText(page.url));
}

/** The short name in the text. */
function nameOf(page: JsonObject): string {
  return asText(page.attribution) ?? titleOf(page);
}

/** The long name in the list. */
function titleOf(page: JsonObject): string {
  const title = asText(page.title) ?? asText(page.attribution) ?? '';
  return plainName(title) || hostOf(asText(page.url) ?? '');
}

/** An old citation: only offsets, no mark. `tether_v4` starts one too low in some copies. */
function readCitation(citation: JsonObject): Reference[] {
  const page = asObject(citation.metadata);
  const start = asNumber(citation.start_ix);
  const end = asNumber(citation.end_ix);
  if (!page || start === null || end === null) return [];
  const url = safeAddress(citedAddress(page));
  const title = plainName(asText(page.title) ?? asText(page.name) ?? '') || hostOf(url ?? '');
  if (title === '' && url === null) return [];
  return [
    {
      start,
      end,
      matched: null,
      replacement: `(${url === null ? title : linkTo(title, url)})`,
      sources: url === null ? [] : [{ title, url }],
      footnote: false,
    },
  ];
}

/** File-search citations nest the address one or two levels down. */
function citedAddress(page: JsonObject): string | null {
  const extra = asObject(page.extra) ?? asObject(asObject(page.metadata)?.extra);
  return asText(page.url) ?? asText(extra?.source_url) ?? null;
}

/** Pages of a browsing display (`_cite_metadata.metadata_list`). */
export function readCitedPages(metadata: JsonObject): Source[] {
  const list: Json[] = asArray(asObject(metadata._cite_metadata)?.metadata_list);
  return objectsIn(list).flatMap((page) => {
    const url = addressOf(page);
    return url === null ? [] : [{ title: titleOf(page), url }];
  });
}
