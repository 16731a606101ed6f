import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Where the pictures of every surface go, one folder for each language. */
export const GALLERY = '.output/gallery';
const THEMES = ['light', 'dark'] as const;
const WIDTHS = [320, 400, 800] as const;

/** Brings about what is looked at, and says whether it is still there. */
interface Holding {
  hold(): Promise<void>;
  holds(): Promise<boolean>;
}

interface Look {
  /** The host of our card in somebody else's page. */
  within?: string;
  /** For what somebody else may change in between. */
  holding?: Holding;
}

/** Takes a picture of a page in every theme and width, has axe and a ruler look at it, and returns what is wrong with it. */
export async function lookAt(
  page: Page,
  name: string,
  height: number,
  { within, holding }: Look = {},
): Promise<string[]> {
  const wrong: string[] = [];
  for (const width of WIDTHS)
    for (const colorScheme of THEMES) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const picture = `${name}-${colorScheme}-${width}`;
      // Contrast hangs on the theme, names and sizes on the width: each is looked at once, and all where the most can collide.
      const isLookedAt = width === WIDTHS[0] || (width === WIDTHS[1]) === (colorScheme === 'light');
      const look = async () => {
        const seen = isLookedAt ? await violations(page, within) : [];
        const ruled = await page.evaluate(measure, within ?? null);
        await page.screenshot({ path: join(GALLERY, `${picture}.png`), fullPage: !within });
        return [...seen, ...ruled].map((what) => `${picture}: ${what}`);
      };
      wrong.push(...(await (holding ? whileHeld(holding, look) : look())));
    }
  return wrong;
}

/** Looks until what is looked at was there from the beginning of a look to its end. */
async function whileHeld({ hold, holds }: Holding, look: () => Promise<string[]>): Promise<string[]> {
  await hold();
  const seen = await look().catch(async (error: unknown) => {
    if (await holds()) throw error;
    return null;
  });
  return seen && (await holds()) ? seen : whileHeld({ hold, holds }, look);
}

async function violations(page: Page, within?: string): Promise<string[]> {
  // There are no frames in our pages: without a page of its own to gather their results in, a look takes half the time.
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  const found = await (within ? builder.include(within) : builder).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** What is wider than its place, what is cut off without meaning to be, and whether our card covers the composer. */
export function measure(within: string | null): string[] {
  const host = within === null ? null : document.querySelector(within);
  const root = within === null ? document : host?.shadowRoot;
  const { scrollWidth, clientWidth } = document.documentElement;
  const texts = 'p, h1, h2, h3, li, button, a, summary, dt, dd, label, option, input, figcaption';
  const cut = [...(root?.querySelectorAll<HTMLElement>(texts) ?? [])]
    .filter((element) => element.checkVisibility() && !element.matches('.spoken, .spoken *'))
    .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
    .filter((element) => getComputedStyle(element).textOverflow !== 'ellipsis')
    .filter((element) => getComputedStyle(element).display !== 'inline');
  // What a field shows is drawn by the browser; it is measured with a pen of the same font. A list has an arrow at its end.
  const pen = document.createElement('canvas').getContext('2d');
  const fields = root?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('select, [placeholder]') ?? [];
  const tight = [...fields].flatMap((field) => {
    const isList = field instanceof HTMLSelectElement;
    const words = isList ? field.selectedOptions[0]?.text : field.placeholder;
    const { font, paddingLeft, paddingRight } = getComputedStyle(field);
    if (!pen || !words || !field.checkVisibility()) return [];
    pen.font = font;
    const needed = Math.floor(pen.measureText(words).width) + (isList ? 16 : 0);
    const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    return needed > room ? [`"${words}" needs ${needed} of ${room} px`] : [];
  });
  const card = host?.shadowRoot?.querySelector('.card')?.getBoundingClientRect();
  const composer = document.querySelector('form.composer')?.getBoundingClientRect();
  return [
    ...(within === null && scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : []),
    ...(card && (card.left < 0 || card.right > innerWidth) ? ['the card is wider than the window'] : []),
    ...(card && composer && card.bottom > composer.top ? ['the card covers the composer'] : []),
    ...tight,
    ...cut.map((one) => `"${one.textContent}" needs ${one.scrollWidth} of ${one.clientWidth} px`),
  ];
}
