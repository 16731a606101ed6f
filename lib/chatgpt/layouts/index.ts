import type { PageLayout } from '../page-layout';

/** Every file beside this one is a layout; adding one is adding a file. */
const files = import.meta.glob<PageLayout>(['./*.ts', '!./index.ts'], { eager: true, import: 'default' });

/** All page layouts in circulation, the newest sighting first. */
export const LAYOUTS: readonly PageLayout[] = Object.values(files).sort((a, b) => (a.seen < b.seen ? 1 : -1));

type SelectorName = {
  [Name in keyof PageLayout]: PageLayout[Name] extends string ? Name : never;
}[keyof PageLayout];

/** One selector that finds a thing in whatever layout the page has. */
export function anyLayout(name: SelectorName): string {
  return [...new Set(LAYOUTS.map((layout) => layout[name]))].join(', ');
}

/** The layout of the page, or null when none fits: then the site has changed and nothing on the page proves anything. */
export function layoutOf(document: Document): PageLayout | null {
  const has = (selector: string) => document.querySelector(selector) !== null;
  return LAYOUTS.find(({ turn }) => has(turn)) ?? LAYOUTS.find(({ signs }) => has(signs)) ?? null;
}
