import { h } from './dom.js';
import { markdown } from './markdown.js';

const PLACE = /\uF8F0(\d+)\uF8F1/g;

/** The nodes of an answer with its citation marks replaced by pills, and no private-use character left. */
export function answerNodes(text, references) {
  const pills = [];
  let shown = text;
  for (const reference of references) {
    const { matched_text: mark } = reference;
    if (typeof mark !== 'string' || mark.trim() === '') continue;
    const links = (reference.items ?? []).filter((item) => item.url !== undefined);
    shown = shown.replace(mark, () =>
      links.length === 0 ? (reference.name ?? '') : `\uF8F0${pills.push(links) - 1}\uF8F1`,
    );
  }
  shown = shown.replace(/\uE200[^\uE201]*(?:\uE201|$)|[\uE200-\uE20F]/gu, '');
  const nodes = markdown(shown);
  for (const node of nodes) fill(node, pills);
  const sources = references.find((reference) => reference.type === 'sources_footnote')?.sources ?? [];
  if (sources.length > 0)
    nodes.push(h('button', { type: 'button', class: 'sources', 'aria-label': 'Sources' }, 'Sources'));
  return nodes;
}

function fill(node, pills) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const each of texts) {
    const pieces = each.data.split(PLACE);
    if (pieces.length === 1) continue;
    each.replaceWith(...pieces.map((piece, index) => (index % 2 === 0 ? piece : pill(pills[Number(piece)]))));
  }
}

function pill([link]) {
  return h(
    'span',
    { class: 'citation', 'data-state': 'closed' },
    h(
      'span',
      { 'data-testid': 'webpage-citation-pill' },
      h('a', { href: link.url, target: '_blank', rel: 'noopener' }, link.attribution ?? link.title),
    ),
  );
}
