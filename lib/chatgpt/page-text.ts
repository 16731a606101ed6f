/** Elements that stand on a line of their own. */
const BLOCK =
  /^(?:P|DIV|LI|UL|OL|PRE|TABLE|TR|H[1-6]|BLOCKQUOTE|SECTION|ARTICLE|ASIDE|HEADER|FOOTER|DL|DT|DD|HR)$/;
/** Text whose spaces and line breaks are the user's own. */
const AS_TYPED = '.whitespace-pre-wrap';
/** What a reader does not read as part of the text. */
const SKIPPED =
  'button, [role="button"], svg, style, script, template, .sr-only, [data-markdown-copy="exclude"]';

/**
 * The lines a person reads in a piece of the page's own interface, buttons left out. Reads no layout. At most `limit` characters
 * are looked at.
 */
export function readLines(element: Element, limit = 2_000): string[] {
  const lines = [''];
  let left = limit;
  const read = (node: Node): void => {
    if (left <= 0) return;
    if (node.nodeType === 3) {
      const text = (node.nodeValue ?? '').slice(0, left);
      left -= text.length;
      lines[lines.length - 1] += text;
      return;
    }
    if (node.nodeType !== 1 || (node as Element).matches(SKIPPED)) return;
    const block = BLOCK.test(node.nodeName) || node.nodeName === 'BR';
    if (block) lines.push('');
    for (const child of node.childNodes) read(child);
    if (block) lines.push('');
  };
  for (const child of element.childNodes) read(child);
  return lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
}

/**
 * A message as text: paragraphs apart, lists with their marks, code in fences. For the rescue of what a page still shows; the API's
 * text is always better.
 */
export function readMessage(element: Element): string {
  const blocks = element.matches(AS_TYPED) ? [element.textContent ?? ''] : blocksOf(element);
  return blocks.join('\n\n').trim();
}

function blocksOf(element: Element): string[] {
  const blocks: string[] = [];
  let line = '';
  const flush = () => {
    if (line.trim() !== '')
      blocks.push(
        line
          .replace(/[ \t]+/g, ' ')
          .replace(/ ?\n ?/g, '\n')
          .trim(),
      );
    line = '';
  };
  for (const node of element.childNodes) {
    if (node.nodeType === 3) line += node.nodeValue ?? '';
    if (node.nodeType !== 1 || (node as Element).matches(SKIPPED)) continue;
    const child = node as Element;
    if (child.nodeName === 'BR') line += '\n';
    else if (isBlock(child)) {
      flush();
      blocks.push(...blockText(child));
    } else line += inlineText(child);
  }
  flush();
  return blocks;
}

/** A block, or something inline that holds blocks (custom elements, spans around code). */
function isBlock(element: Element): boolean {
  return BLOCK.test(element.nodeName) || element.querySelector('p, div, pre, ul, ol, table') !== null;
}

function blockText(element: Element): string[] {
  if (element.matches(AS_TYPED)) return [element.textContent ?? ''];
  switch (element.nodeName) {
    case 'PRE': {
      // Runnable blocks are editors, their lines joined by <br> (captures of 2026); what stands around is a header with buttons.
      const code = element.querySelector('code, .cm-content') ?? element;
      return [`\`\`\`\n${codeText(code).replace(/\n$/, '')}\n\`\`\``];
    }
    case 'UL':
    case 'OL': {
      const numbered = element.nodeName === 'OL';
      const items = [...element.children].filter(({ nodeName }) => nodeName === 'LI');
      const lines = items.map((item, index) => {
        const mark = numbered ? `${index + 1}. ` : '- ';
        return (
          mark +
          blocksOf(item)
            .join('\n')
            .replace(/\n/g, `\n${' '.repeat(mark.length)}`)
        );
      });
      return [lines.join('\n')];
    }
    case 'TABLE': {
      const rows = [...element.querySelectorAll('tr')].map((row) =>
        [...row.children].map((cell) => inlineText(cell).trim()).join(' | '),
      );
      return [rows.join('\n')];
    }
    default:
      return blocksOf(element);
  }
}

function inlineText(element: Element): string {
  let text = '';
  for (const node of element.childNodes) {
    if (node.nodeType === 3) text += node.nodeValue ?? '';
    if (node.nodeType !== 1 || (node as Element).matches(SKIPPED)) continue;
    text += node.nodeName === 'BR' ? '\n' : inlineText(node as Element);
  }
  return element.nodeName === 'CODE' ? `\`${text}\`` : text;
}

function codeText(element: Element): string {
  return [...element.childNodes]
    .map((node) => {
      if (node.nodeType === 3) return node.nodeValue ?? '';
      if (node.nodeName === 'BR') return '\n';
      return node.nodeType === 1 ? codeText(node as Element) : '';
    })
    .join('');
}
