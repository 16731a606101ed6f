import { codeTokens } from '../conversation/code-tokens';
import { type MarkdownElement, type MarkdownNode, textOf } from '../conversation/markdown';
import type { MathNode } from '../conversation/tex/math-node';
import { parseTex } from '../conversation/tex/parse';

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

/** Each finds its own direction: an Arabic answer may hold English lines. A list has one for all its entries. */
const BLOCKS = new Set(['p', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'blockquote', 'th', 'td']);

/** The nodes of a Markdown text as HTML. Tags and attribute names come from a closed list; everything else is escaped. */
export function nodesToHtml(nodes: MarkdownNode[]): string {
  return nodes.map(nodeToHtml).join('');
}

function nodeToHtml(node: MarkdownNode): string {
  if (typeof node === 'string') return escapeHtml(node);
  const formula = node.attributes.class === 'formula' ? formulaToHtml(node) : null;
  if (formula !== null) return formula;
  if (node.attributes.class === 'sandbox') return sandboxFile(node);
  if (node.tag === 'pre') return codeToHtml(textOf(node.children), node.attributes['data-language'] ?? null);
  const start = startTag(node);
  return EMPTY.has(node.tag) ? start : `${start}${nodesToHtml(node.children)}</${node.tag}>`;
}

/** A block of code with its language and its colours; without its tags it is the code to the byte. */
export function codeToHtml(code: string, language: string | null): string {
  const named = language === null ? '' : ` data-language="${escapeHtml(language)}"`;
  const coloured = codeTokens(code, language).map(({ text, kind }) => {
    const escaped = escapeHtml(text);
    return kind === null ? escaped : `<span data-kind="${kind}">${escaped}</span>`;
  });
  // The parser drops one line break right behind the tag; one of our own saves that of the code.
  return `<pre${named}>\n<code>${coloured.join('')}</code></pre>`;
}

function startTag({ tag, attributes }: MarkdownElement | MathNode): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
  return `<${tag}${written.join('')}${BLOCKS.has(tag) ? ' dir="auto"' : ''}>`;
}

/** A file of ChatGPT's sandbox is reached from nowhere else: its name, with the address for whoever wants to know. */
function sandboxFile({ attributes, children }: MarkdownElement): string {
  const written = textOf(children);
  const title = escapeHtml(written);
  return `<span class="sandbox" title="${title}">${escapeHtml(attributes['data-label'] || written)}</span>`;
}

/** A formula that every browser draws by itself, with its TeX beside it for whoever copies or searches; null where it is not understood. */
function formulaToHtml({ attributes, children }: MarkdownElement): string | null {
  const tex = attributes['data-tex'] ?? '';
  const nodes = parseTex(tex);
  if (!nodes) return null;
  const display = attributes['data-display'] === undefined ? 'inline' : 'block';
  const drawn = nodes.map(mathToHtml).join('');
  const written = escapeHtml(textOf(children));
  return `<math display="${display}" dir="ltr"><semantics><mrow>${drawn}</mrow><annotation encoding="application/x-tex">${written}</annotation></semantics></math>`;
}

function mathToHtml(node: MathNode | string): string {
  if (typeof node === 'string') return escapeHtml(node);
  return `${startTag(node)}${node.children.map(mathToHtml).join('')}</${node.tag}>`;
}
