import { join } from 'node:path';
import type { Page } from '@playwright/test';

const SCHEMES = ['light', 'dark'] as const;
const SIZE = { width: 1280, height: 800 };

/** The popup's own width; the browser sizes a popup to its content, a tab does not. */
const POPUP_WIDTH = 400;

export interface Shown {
  chatgpt: Page;
  popup: Page;
  archive: Page;
}

/** Takes the pictures that the README and the stores show, each in light and dark, 1280 × 800. Returns their names. */
export async function takePictures(folder: string, shown: Shown): Promise<string[]> {
  const names: string[] = [];
  for (const colorScheme of SCHEMES) {
    const take = async (what: string, page: Page) => {
      const name = `${what}-${colorScheme}.png`;
      names.push(name);
      return page.screenshot({ path: join(folder, name) });
    };
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
  return names;
}

async function popupPicture(popup: Page): Promise<Buffer> {
  await popup.setViewportSize({ width: POPUP_WIDTH, height: 600 });
  const height = await popup.evaluate(() => document.documentElement.scrollHeight);
  await popup.setViewportSize({ width: POPUP_WIDTH, height });
  const picture = await popup.screenshot();
  await popup.setViewportSize(SIZE);
  return picture;
}

/** The popup over the page, in the corner where the browser opens it. */
function asOverBrowser(behind: Buffer, front: Buffer): string {
  const source = (picture: Buffer) => `data:image/png;base64,${picture.toString('base64')}`;
  return `<body style="margin:0;overflow:hidden;background:url(${source(behind)})">
    <img src="${source(front)}" alt="" style="position:absolute;top:8px;right:24px;border-radius:12px;box-shadow:0 0 0 1px #0003,0 12px 40px #0006">
  </body>`;
}
