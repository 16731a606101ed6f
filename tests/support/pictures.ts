import { join } from 'node:path';
import type { Page } from '@playwright/test';

const SCHEMES = ['light', 'dark'] as const;
export const SIZE = { width: 1280, height: 800 };

/** A change of colours that is still under way is over: buttons had the old ground and the new ink. */
const STILL = { animations: 'disabled' } as const;

/** The popup's own width; the browser sizes a popup to its content, a tab does not. */
const POPUP_WIDTH = 400;

export interface Shown {
  chatgpt: Page;
  popup: Page;
  archive: Page;
}

/** Names of the pictures, each in light and dark. */
export const PICTURES = ['warning', 'archive', 'popup'].flatMap((what) =>
  SCHEMES.map((scheme) => `${what}-${scheme}.png`),
);

/** Takes the pictures that the README and the stores show, 1280 × 800. */
export async function takePictures(folder: string, shown: Shown): Promise<void> {
  for (const colorScheme of SCHEMES) {
    const take = (what: string, page: Page) =>
      page.screenshot({ path: join(folder, `${what}-${colorScheme}.png`), ...STILL });
    for (const page of Object.values(shown)) await page.emulateMedia({ colorScheme });
    await shown.chatgpt.setViewportSize(SIZE);
    const behind = await take('warning', shown.chatgpt);
    await shown.archive.setViewportSize(SIZE);
    await take('archive', shown.archive);
    const front = await popupPicture(shown.popup);
    const scene = await shown.popup.context().newPage();
    await scene.setViewportSize(SIZE);
    await scene.setContent(asOverBrowser(behind, front));
    await take('popup', scene);
    await scene.close();
  }
  for (const page of Object.values(shown)) await page.emulateMedia({ colorScheme: null });
}

/** The whole popup, as wide as the browser shows it. */
export async function popupPicture(popup: Page): Promise<Buffer> {
  await popup.setViewportSize({ width: POPUP_WIDTH, height: 600 });
  const height = await popup.evaluate(() => document.documentElement.scrollHeight);
  await popup.setViewportSize({ width: POPUP_WIDTH, height });
  const picture = await popup.screenshot(STILL);
  await popup.setViewportSize(SIZE);
  return picture;
}

/** The popup over the page, in the corner where the browser opens it. */
export function asOverBrowser(behind: Buffer, front: Buffer): string {
  return `<body style="margin:0;overflow:hidden;background:url(${asSource(behind)}) no-repeat">
    <img src="${asSource(front)}" alt="" style="position:absolute;top:8px;right:24px;border-radius:12px;box-shadow:0 0 0 1px #0003,0 12px 40px #0006">
  </body>`;
}

export function asSource(picture: Buffer): string {
  return `data:image/png;base64,${picture.toString('base64')}`;
}
