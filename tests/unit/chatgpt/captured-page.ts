import { readFileSync } from 'node:fs';

export const PAGES = {
  classic: '2026-10-04-classic',
  list: '2026-07-25-list',
  renderer: '2026-10-07-renderer',
};

/** Opens one of the dated pages in the test's document. */
export function openPage(name: string): void {
  const html = readFileSync(`tests/fixtures/chatgpt/${name}.html`, 'utf8');
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  document.title = parsed.title;
  document.head.replaceChildren(...parsed.head.childNodes);
  document.body.replaceChildren(...parsed.body.childNodes);
}

/** Shows a piece of the page where its template stands; returns the nodes. */
export function show(piece: string): ChildNode[] {
  const template = document.querySelector<HTMLTemplateElement>(`template[data-piece="${piece}"]`);
  if (!template) throw new Error(`This page has no piece "${piece}".`);
  const nodes = [...(template.content.cloneNode(true) as DocumentFragment).childNodes];
  template.before(...nodes);
  return nodes;
}
