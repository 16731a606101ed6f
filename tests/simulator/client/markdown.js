import { h, icon } from './dom.js';

/** The Markdown of an answer as nodes, with the offsets into its source that the real page has too. */
export function markdown(source) {
  const nodes = [];
  let offset = 0;
  for (const block of blocks(source)) {
    const at = source.indexOf(block, offset);
    offset = at + block.length;
    const node = blockNode(block);
    node.setAttribute('data-start', String(at));
    node.setAttribute('data-end', String(offset));
    nodes.push(node);
  }
  return nodes;
}

function blocks(source) {
  const found = [];
  let lines = [];
  let fence = null;
  const close = () => {
    if (lines.length > 0) found.push(lines.join('\n'));
    lines = [];
  };
  for (const line of source.split('\n')) {
    const [mark] = /^`{3,}/.exec(line) ?? [];
    if (mark !== undefined && fence === null) {
      close();
      fence = mark;
      lines.push(line);
    } else if (fence !== null && line.trim() === fence) {
      lines.push(line);
      fence = null;
      close();
    } else if (fence === null && line.trim() === '') close();
    else lines.push(line);
  }
  close();
  return found;
}

function blockNode(block) {
  const lines = block.split('\n');
  const [first] = lines;
  if (first.startsWith('```')) return codeBlock(lines);
  const heading = /^(#{1,4})\s+(.*)$/.exec(first);
  if (heading !== null) return h(`h${heading[1].length}`, {}, inline(heading[2]));
  if (lines.every((line) => line.startsWith('>'))) {
    return h('blockquote', {}, markdown(lines.map((line) => line.replace(/^>\s?/, '')).join('\n')));
  }
  if (/^\|.*\|$/.test(first) && lines.length > 2) return table(lines);
  if (/^\s*(?:[-*]|\d+\.)\s/.test(first)) return list(lines);
  return h('p', {}, inline(lines.join('\n')));
}

function codeBlock(lines) {
  const language = lines[0].replace(/^`+/, '').trim();
  const code = lines.slice(1, lines.at(-1).startsWith('```') && lines.length > 1 ? -1 : undefined).join('\n');
  return h(
    'pre',
    { class: 'overflow-visible!' },
    h(
      'div',
      { class: 'contain-inline-size rounded-2xl relative' },
      h('div', { class: 'code-head' }, language || 'text'),
      h(
        'div',
        { class: 'sticky code-actions' },
        h(
          'button',
          { type: 'button', 'aria-label': 'Copy', onclick: () => copy(code) },
          icon('copy'),
          'Copy code',
        ),
      ),
      h(
        'div',
        { class: 'overflow-y-auto p-4', dir: 'ltr' },
        h('code', { class: `whitespace-pre! language-${language || 'text'}` }, code),
      ),
    ),
  );
}

export const copy = (value) => navigator.clipboard?.writeText(value).catch(() => {});

function table(lines) {
  const cells = (line) =>
    line
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim());
  return h(
    'div',
    { class: 'TyagGW_tableContainer' },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          cells(lines[0]).map((cell) => h('th', {}, inline(cell))),
        ),
      ),
      h(
        'tbody',
        {},
        lines.slice(2).map((line) =>
          h(
            'tr',
            {},
            cells(line).map((cell) => h('td', {}, inline(cell))),
          ),
        ),
      ),
    ),
  );
}

function list(lines) {
  const ordered = /^\s*\d+\./.test(lines[0]);
  const items = [];
  for (const line of lines) {
    const item = /^(\s*)(?:[-*]|\d+\.)\s+(.*)$/.exec(line);
    if (item === null) items.at(-1)?.lines.push(line.trim());
    else if (item[1].length >= 2 && items.length > 0) items.at(-1).children.push(line.slice(2));
    else items.push({ lines: [item[2]], children: [] });
  }
  return h(
    ordered ? 'ol' : 'ul',
    {},
    items.map((item) =>
      h(
        'li',
        {},
        h('p', {}, inline(item.lines.join('\n'))),
        item.children.length > 0 ? list(item.children) : null,
      ),
    ),
  );
}

const INLINE =
  /(`+)(.+?)\1|\*\*(.+?)\*\*|(?<![\w*])\*(?!\s)(.+?)\*|\[([^\]]+)\]\(((?:https?|sandbox):[^)\s]+)\)|\n/gsu;

function inline(source) {
  const nodes = [];
  let from = 0;
  for (const match of source.matchAll(INLINE)) {
    nodes.push(source.slice(from, match.index));
    from = match.index + match[0].length;
    const [, , code, bold, italic, linkText, address] = match;
    if (code !== undefined) nodes.push(h('code', {}, code));
    else if (bold !== undefined) nodes.push(h('strong', {}, inline(bold)));
    else if (italic !== undefined) nodes.push(h('em', {}, inline(italic)));
    // Files of the code interpreter are not addresses: the real page opens them by script.
    else if (address?.startsWith('sandbox:'))
      nodes.push(h('a', { class: 'cursor-pointer', role: 'button' }, linkText));
    else if (address !== undefined) {
      nodes.push(h('a', { href: address, target: '_blank', rel: 'noopener' }, linkText));
    } else nodes.push(h('br'));
  }
  nodes.push(source.slice(from));
  return nodes.filter((node) => node !== '');
}
