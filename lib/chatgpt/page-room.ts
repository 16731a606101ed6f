import { anyLayout } from './layouts';

const COMPOSER = anyLayout('composer');
/** Below the page's header, where our card begins. `components/warning.css` says the same. */
const TOP = 64;
const GAP = 8;
/** One line and its buttons: less would say nothing. */
const LEAST = 56;

/** The composer of the page, or null. The plain field beside an editor, there for the time before the page's script runs, is none. */
export function anyComposer(document: Document): HTMLElement | null {
  const found = [...document.querySelectorAll<HTMLElement>(COMPOSER)];
  return found.find((composer) => !composer.hidden) ?? null;
}

/** The form around the composer, or null. */
export function composerForm(document: Document): Element | null {
  const composer = anyComposer(document);
  return composer?.closest('form') ?? composer;
}

/** Height in px between the header and the composer; undefined where there is no composer to keep clear. Reads layout. */
export function roomAboveComposer(document: Document): number | undefined {
  const top = composerForm(document)?.getBoundingClientRect().top;
  return top === undefined || top === 0 ? undefined : Math.max(Math.round(top - TOP - GAP), LEAST);
}

/** The theme that the page has chosen for itself. */
export function pageTheme(document: Document): 'light' | 'dark' | 'auto' {
  const { classList } = document.documentElement;
  if (classList.contains('dark')) return 'dark';
  return classList.contains('light') ? 'light' : 'auto';
}
