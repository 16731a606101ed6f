import type { MarkdownNode } from '../conversation/markdown';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};

/** Text that is nothing but text, inside an element or a quoted attribute. Characters no HTML file may hold are shown as �. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd');
}

const EMPTY = new Set(['br', 'hr']);

/** The nodes of a Markdown text as HTML. Tags and attribute names come from a closed list; everything else is escaped. */
export function nodesToHtml(nodes: MarkdownNode[]): string {
  return nodes.map(nodeToHtml).join('');
}

function nodeToHtml(node: MarkdownNode): string {
  if (typeof node === 'string') return escapeHtml(node);
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
  const start = `<${node.tag}${attributes}>`;
  if (EMPTY.has(node.tag)) return start;
  // The parser drops one line break right behind the tag; one of our own saves that of the code.
  const first = node.tag === 'pre' ? '\n' : '';
  return `${start}${first}${nodesToHtml(node.children)}</${node.tag}>`;
}
