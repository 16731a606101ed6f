import { isEmptyComposer, readComposer } from '../chatgpt/composer';
import { anyComposer } from '../chatgpt/page-room';

/**
 * Puts a prompt back into the composer, below what stands there; sends nothing. False when the page has no composer, or when its
 * editor did not take the text: then the clipboard has to do.
 */
export function putBack(document: Document, text: string): boolean {
  const composer = anyComposer(document);
  if (!composer) return false;
  if (readComposer(composer).includes(text)) return true;
  const written = isEmptyComposer(composer) ? text : `\n\n${text}`;
  composer.focus();
  toEnd(document, composer);
  for (const write of [paste, insert]) {
    write(document, composer, written);
    if (isThere(composer, text)) return true;
  }
  return false;
}

/** The editor's own way of taking a text of several lines. */
function paste(document: Document, composer: HTMLElement, text: string): void {
  if (composer.nodeName === 'TEXTAREA') return;
  const { DataTransfer, ClipboardEvent } = document.defaultView as Window & typeof globalThis;
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  composer.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}

/** The browser's way: it types, and the page hears of it as of any typing. */
function insert(document: Document, _composer: HTMLElement, text: string): void {
  document.execCommand('insertText', false, text);
}

function toEnd(document: Document, composer: HTMLElement): void {
  if (composer.nodeName === 'TEXTAREA') {
    const field = composer as HTMLTextAreaElement;
    field.setSelectionRange(field.value.length, field.value.length);
    return;
  }
  document.getSelection()?.selectAllChildren(composer);
  document.getSelection()?.collapseToEnd();
}

/** Editors fold spaces and lines in their own ways; the words must all be there. */
function isThere(composer: HTMLElement, text: string): boolean {
  const words = (given: string) => given.replace(/\s+/g, '');
  return words(readComposer(composer)).includes(words(text));
}
