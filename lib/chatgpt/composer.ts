import { anyLayout } from './layouts';

const COMPOSER = anyLayout('composer');
const SEND = anyLayout('send');
const STOP = anyLayout('stop');
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g;

/** The composer that an event happened in, or null. Code editors of canvas documents are none. */
export function composerAt(target: EventTarget | null): Element | null {
  const element = asElement(target);
  return element?.closest('.cm-content') ? null : (element?.closest(COMPOSER) ?? null);
}

/** The composer of the form that an event happened in, or null. */
export function composerIn(target: EventTarget | null): Element | null {
  const found = asElement(target)?.closest('form')?.querySelectorAll<HTMLElement>(COMPOSER) ?? [];
  return [...found].find((composer) => !composer.hidden) ?? null;
}

/** Whether an event happened on the button that sends, or the one that stops. */
export function isSend(target: EventTarget | null): boolean {
  return asElement(target)?.closest(SEND) != null;
}
export function isStop(target: EventTarget | null): boolean {
  return asElement(target)?.closest(STOP) != null;
}

/**
 * What stands in the composer, as text: blocks on lines of their own, without pills (attachments, mentions), without the break that
 * the editor keeps at the end of a line. Reads no layout. The editor eats Markdown marks while one types; they are lost to us, too.
 */
export function readComposer(composer: Element): string {
  const text = isTextArea(composer) ? composer.value : linesOf(composer).join('\n');
  return text
    .replace(INVISIBLE, '')
    .replace(/\u00a0/g, ' ')
    .replace(/\s+$/, '');
}

/** Whether nothing at all stands in the composer; cheaper than reading it. */
export function isEmptyComposer(composer: Element): boolean {
  const text = isTextArea(composer) ? composer.value : (composer.textContent ?? '');
  return text.length < 8 && text.replace(INVISIBLE, '').trim() === '';
}

function linesOf(editor: Element): string[] {
  const lines: string[] = [];
  let open = '';
  const flush = () => {
    if (open !== '') lines.push(open);
    open = '';
  };
  for (const node of editor.childNodes) {
    if (isBlock(node)) {
      flush();
      // A list holds lines; a paragraph or a code block is one, even when it is empty.
      const inner = node.nodeName === 'UL' || node.nodeName === 'OL' || node.nodeName === 'BLOCKQUOTE';
      if (inner) lines.push(...linesOf(node as Element));
      else lines.push(hasBlocks(node as Element) ? linesOf(node as Element).join('\n') : inlineText(node));
    } else open += inlineText(node);
  }
  flush();
  return lines;
}

const BLOCKS = 'p, li, pre, ul, ol, blockquote, div, h1, h2, h3';

function isBlock(node: Node): boolean {
  return node.nodeType === 1 && (node as Element).matches(BLOCKS) && !isPill(node as Element);
}

function hasBlocks(element: Element): boolean {
  return [...element.children].some(isBlock);
}

function inlineText(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue ?? '';
  if (node.nodeType !== 1 || isPill(node as Element)) return '';
  if (node.nodeName === 'BR')
    return (node as Element).classList.contains('ProseMirror-trailingBreak') ? '' : '\n';
  return [...node.childNodes].map(inlineText).join('');
}

function isPill(element: Element): boolean {
  return element.matches('[contenteditable="false"], button');
}

/** Whether it is a plain text box: what the page itself writes there is neither an event nor a change of the document. */
export function isTextArea(element: Element): element is HTMLTextAreaElement {
  return element.nodeName === 'TEXTAREA';
}

function asElement(target: EventTarget | null): Element | null {
  const node = target as Node | null;
  if (!node || !('nodeType' in node)) return null;
  return node.nodeType === 1 ? (node as Element) : node.parentElement;
}
